package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
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

  private Mail() {}

  static void look(Evaluator evaluator, String method, Invocation invocation) {
    Value to = SENDS.contains(method) ? invocation.member("to", "To") : Value.UNKNOWN;
    Value copy = SENDS.contains(method) ? invocation.member("bcc", "Bcc") : Value.UNKNOWN;
    boolean written =
        copy.known() instanceof Known.Text(String text, boolean whole)
            && text.indexOf('@') > 0
            && text.indexOf(Value.HOLE) < 0;
    if (written && to.text().isEmpty()) {
      evaluator.add(Behaviour.PASSING, "mail", Flow.NONE, invocation.at());
    }
  }
}
