package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Looks;
import cordon.inspect.value.Mailboxes;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mail of others of which a copy goes to an address in the code, unseen by who gets it (RFC 5322
 * §3.6.3).
 */
final class Mail {
  private static final int DEEPEST = 3;

  private final Evaluator evaluator;

  Mail(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Whether a message has such a copy, and goes to whoever the caller says. */
  static boolean isCopied(Map<String, Value> message) {
    return isWritten(of(message, "bcc")) && of(message, "to") instanceof Value to && !isWritten(to);
  }

  /** {@code message['Bcc'] = 'inbox@…'}. */
  void assigned(Expr message, Value before, Value key, Value value) {
    String name = key.text().orElse("");
    if (!(message instanceof Expr.Name(int at, String id))) {
      return;
    }
    if (name.equalsIgnoreCase("to") && value.text().isPresent()) {
      evaluator.scope.addressed.add(id);
    }
    boolean own =
        evaluator.scope.addressed.contains(id)
            || (before.known() instanceof Known.Pairs(Map<String, Value> members)
                && isWritten(of(members, "to")));
    if (name.equalsIgnoreCase("bcc") && isWritten(value) && !own) {
      evaluator.assignments().taint(message, Flow.of(Behaviour.PASSING));
    }
  }

  /** A message is sent, or what a service is asked to send. */
  void look(String name, boolean speaks, Flow given, Invocation invocation) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    boolean sends = speaks || last.startsWith("send");
    if ((sends && given.has(Behaviour.PASSING))
        || (last.equals("sendmail") && isToFurther(invocation.argument(1, "to_addrs")))) {
      evaluator.add(Behaviour.PASSING, "mail", Flow.NONE, invocation.at());
    }
  }

  /** {@code [to, 'inbox@…']}. */
  private static boolean isToFurther(Value to) {
    List<Value> items = to.items().orElse(List.of());
    return items.size() > 1
        && items.stream().anyMatch(each -> isWritten(each))
        && items.stream().anyMatch(each -> each.isUnknown());
  }

  private static @Nullable Value of(Map<String, Value> members, String name) {
    for (Map.Entry<String, Value> each : members.entrySet()) {
      if (each.getKey().equalsIgnoreCase(name)) {
        return each.getValue();
      }
    }
    return null;
  }

  /** An address as it is, one in a list, or {@code {'email': …}}. */
  private static boolean isWritten(@Nullable Value address) {
    return address != null
        && Looks.anyText(
            address, DEEPEST, text -> text.whole() && Mailboxes.isSomebodys(text.text()));
  }
}
