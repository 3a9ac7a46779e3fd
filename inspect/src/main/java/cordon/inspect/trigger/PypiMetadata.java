package cordon.inspect.trigger;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the metadata of a distribution make an installer do (PyPA core metadata). */
final class PypiMetadata {
  private PypiMetadata() {}

  /** A dependency that is given as an address is fetched from there, past any registry. */
  static Optional<Trigger> read(TreeFile file) {
    List<Fact> facts = new ArrayList<>();
    int number = 0;
    String text = new String(file.content().orElse(new byte[0]), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        break; // the description follows
      }
      if (isField(line, "requires-dist")) {
        String requirement = line.substring(line.indexOf(':') + 1).strip();
        DirectRequirement.read(requirement, new Place(file.path(), number)).ifPresent(facts::add);
      }
    }
    return facts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Trigger(
                Occasion.INSTALL,
                new Place(file.path(), facts.getFirst().place().line()),
                "installing it fetches a dependency from an address",
                List.of(),
                facts));
  }

  private static boolean isField(String line, String name) {
    return line.toLowerCase(Locale.ROOT).startsWith(name + ":");
  }
}
