package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Looks;
import cordon.inspect.value.Mailboxes;
import cordon.inspect.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mail of others of which a copy goes to an address in the code, unseen by who gets it. */
final class Mail {
  private static final Set<String> SENDS =
      Set.of(
          "sendMail",
          "sendEmail",
          "send",
          "sendTemplate",
          "messages.create",
          "sendEmailWithTemplate");

  /** Of the options, and of the headers among them: RFC 5322 §3.6.3. */
  private static final String[] COPIES = {"bcc", "Bcc", "BCC"};

  private static final int DEEPEST = 3;

  /** Members and items of what may be a message; larger ones are tables. */
  private static final int MOST = 40;

  private Mail() {}

  static void look(Evaluator evaluator, String method, Invocation invocation) {
    if (!SENDS.contains(method)) {
      return;
    }
    Value to = invocation.member("to", "To");
    boolean written =
        isWritten(invocation.member(COPIES))
            || invocation.member("headers").known() instanceof JsObject headers
                && Arrays.stream(COPIES)
                    .anyMatch(name -> isWritten(headers.members.getOrDefault(name, Value.UNKNOWN)));
    if (written && to.text().isEmpty()) {
      evaluator.add(Behaviour.PASSING, "mail", Flow.NONE, invocation.at());
    }
  }

  /** A service is asked to send what such a message is. */
  static void posted(Evaluator evaluator, Invocation invocation) {
    boolean copied = false;
    for (Value argument : invocation.arguments()) {
      copied |= isCopied(argument);
    }
    if (copied) {
      evaluator.add(Behaviour.PASSING, "mail", Flow.NONE, invocation.at());
    }
  }

  /** Whether an object, or one in it, is a message with a copy to an address in the code. */
  static boolean isCopied(Value value) {
    return isCopied(value, 0, new Looks());
  }

  private static boolean isCopied(Value value, int deep, Looks looks) {
    if (deep > DEEPEST || !looks.more()) {
      return false;
    }
    if (value.known() instanceof Known.Items(List<Value> items)) {
      return items.stream().limit(MOST).anyMatch(each -> isCopied(each, deep + 1, looks));
    }
    if (!(value.known() instanceof JsObject message)
        || message.isClass
        || message.isModule
        || message.members.size() > MOST) {
      return false;
    }
    return (isWritten(of(message, "bcc")) && isOfCaller(message))
        || message.members.values().stream().anyMatch(each -> isCopied(each, deep + 1, looks));
  }

  /** Whether it goes to somebody, of whom the code does not say who that is. */
  private static boolean isOfCaller(JsObject message) {
    return message.members.keySet().stream().anyMatch("to"::equalsIgnoreCase)
        && !isWritten(of(message, "to"));
  }

  private static Value of(JsObject message, String name) {
    return message.members.entrySet().stream()
        .filter(each -> each.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Value.UNKNOWN);
  }

  /** An address as it is, one in a list, or {@code { email: … }}. */
  private static boolean isWritten(Value copy) {
    return isWritten(copy, 0, new Looks());
  }

  private static boolean isWritten(Value copy, int deep, Looks looks) {
    if (deep > DEEPEST || !looks.more()) {
      return false;
    }
    return switch (copy.known()) {
      case Known.Text(String text, boolean whole) ->
          text.indexOf(Value.HOLE) < 0 && Mailboxes.isSomebodys(text);
      case Known.Items(List<Value> items) ->
          items.stream().limit(MOST).anyMatch(each -> isWritten(each, deep + 1, looks));
      case JsObject one when one.members.size() <= MOST ->
          one.members.values().stream().anyMatch(each -> isWritten(each, deep + 1, looks));
      default -> false;
    };
  }
}
