package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.Set;

/**
 * What a page in a browser holds that is meant for the page alone: DOM Standard, HTML §6.4, §12.2.
 */
final class Page {
  /** Read as a whole; their members are a page's own business. */
  private static final Set<String> HELD =
      Set.of("document.cookie", "localStorage", "sessionStorage");

  /** Events of what is typed, pasted and sent off. */
  private static final Set<String> TYPED =
      Set.of(
          "keydown",
          "keyup",
          "keypress",
          "input",
          "change",
          "submit",
          "paste",
          "copy",
          "beforeinput");

  private Page() {}

  static boolean holds(String name) {
    return HELD.contains(name);
  }

  /** What a function of the page gives to whoever calls it or listens to it. */
  static Flow gives(String name, Invocation invocation) {
    Value first = invocation.argument(0);
    String text = first.text().orElse("");
    boolean listens = name.endsWith("addEventListener") && TYPED.contains(text);
    boolean fields =
        name.startsWith("document.querySelector")
            && (text.contains("input") || text.contains("password"));
    boolean form = name.equals("FormData") && !invocation.arguments().isEmpty();
    return listens || fields || form ? Flow.of(Behaviour.PASSING) : Flow.NONE;
  }
}
