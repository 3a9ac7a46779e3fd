package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.Arrays;
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

  private Mail() {}

  private static boolean isWritten(Value copy) {
    return copy.known() instanceof Known.Text(String text, boolean whole)
        && text.indexOf('@') > 0
        && text.indexOf(Value.HOLE) < 0;
  }

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
}
