package cordon.web.console;

import cordon.base.Problem;
import cordon.web.Access;
import cordon.web.Capability;
import cordon.web.Reach;
import cordon.web.Route;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a token can be limited to: the upstreams that have routes, and their ecosystems. A name that
 * stands for nothing would make a token that opens nothing, and nobody would know why.
 */
record ReachNames(Set<String> known) {

  static ReachNames of(List<Capability> capabilities) {
    Set<String> names = new TreeSet<>();
    for (Capability capability : capabilities) {
      for (Route route : capability.routes()) {
        if (route.access() instanceof Access.Client(String upstream, var refusals)
            && !upstream.isEmpty()) {
          names.add(upstream);
          names.add(upstream.substring(0, Math.max(0, upstream.indexOf('/'))));
        }
      }
    }
    names.remove("");
    return new ReachNames(names);
  }

  /** As a person types it, with commas or blanks between; all where they type nothing. */
  Reach parse(String text) {
    return parse(List.of(text.strip().split("[,\\s]+")));
  }

  Reach parse(List<String> names) {
    Set<String> wanted = new TreeSet<>(names);
    wanted.remove("");
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw Problem.of(
                "account/unknown-upstream",
                "there is no upstream of this name",
                "`" + name + "`",
                "take some of " + String.join(", ", known) + ", or none for all")
            .asException();
      }
    }
    return new Reach(wanted);
  }
}
