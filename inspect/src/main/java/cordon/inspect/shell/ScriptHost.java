package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A script for the script host of Windows ({@code .vbs}, {@code .hta}, {@code .wsf}): the objects
 * that it makes are few enough to tell what it does without its grammar.
 */
final class ScriptHost {
  private static final Set<String> ENDS = Set.of("vbs", "vbe", "hta", "wsf");

  private ScriptHost() {}

  static boolean is(String path) {
    return ENDS.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** Whoever starts it runs what it fetches. */
  static List<Fact> facts(Place place, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<Fact> facts = new ArrayList<>();
    boolean fetches =
        lower.contains("xmlhttp")
            || lower.contains("winhttprequest")
            || lower.contains("downloadfile")
            || lower.contains("downloadstring")
            || lower.contains("invoke-webrequest");
    boolean encoded = lower.contains("bin.base64") || lower.contains("frombase64string");
    Set<Behaviour> given =
        fetches ? Set.of(Behaviour.FETCH) : encoded ? Set.of(Behaviour.DECODE) : Set.of();
    if (given.isEmpty()) {
      return facts;
    }
    facts.add(new Fact(given.iterator().next(), "script-host", place, "", text.strip()));
    if (lower.contains("executeglobal") || lower.contains("execute ") || lower.contains("eval(")) {
      facts.add(new Fact(Behaviour.RUN_CODE, "script-host", place, "", given, text.strip()));
    }
    if (lower.contains(".run") || lower.contains(".exec") || lower.contains("shellexecute")) {
      facts.add(new Fact(Behaviour.RUN_PROCESS, "script-host", place, "", given, text.strip()));
      facts.add(new Fact(Behaviour.DETACHED, "script-host", place, "", ""));
    }
    return facts;
  }
}
