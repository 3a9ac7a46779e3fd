package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a page in a browser holds that is meant for the page alone: DOM Standard, HTML §6.4, §12.2.
 */
final class Page {
  /** Characters of a selector. */
  private static final int LONGEST = 200;

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

  /** Functions that look fields of a page up, by a selector, a name or an identifier. */
  private static final Set<String> LOOKS_UP =
      Set.of(
          "querySelector",
          "querySelectorAll",
          "getElementById",
          "getElementsByName",
          "$",
          "jQuery",
          "find");

  /** Parts of what fields of a card are called, HTML §4.10.18.7.1 included, without dashes. */
  private static final List<String> OF_CARDS =
      List.of(
          "cardnumber",
          "cardnum",
          "cardno",
          "ccnumber",
          "ccnum",
          "cccsc",
          "ccexp",
          "cardexp",
          "creditcard",
          "cardcvc",
          "cvv",
          "cvc",
          "securitycode");

  private Page() {}

  /** Whether a field of a card is looked up, whose content is meant for who is paid. */
  private static boolean isOfCard(String function, String selector) {
    if (!LOOKS_UP.contains(function) || selector.length() > LONGEST) {
      return false;
    }
    String plain = selector.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    return OF_CARDS.stream().anyMatch(plain::contains);
  }

  static boolean holds(String name) {
    return HELD.contains(name);
  }

  /** What a function of the page gives to whoever calls it or listens to it. */
  static Flow gives(Evaluator evaluator, String name, Invocation invocation) {
    Value first = invocation.argument(0);
    String text = first.text().orElse("");
    boolean listens = name.endsWith("addEventListener") && TYPED.contains(text);
    boolean fields =
        name.startsWith("document.querySelector")
            && (text.contains("input") || text.contains("password"));
    boolean form = name.equals("FormData") && !invocation.arguments().isEmpty();
    boolean card = isOfCard(name.substring(name.lastIndexOf('.') + 1), text);
    if (card) {
      evaluator.add(Behaviour.PASSING, "card", Flow.NONE, invocation.at());
    }
    return listens || fields || form || card ? Flow.of(Behaviour.PASSING) : Flow.NONE;
  }
}
