package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Issuers;
import java.util.Map;

/**
 * What a request signs in with: a token in the header that is made for it (RFC 9110 §11.6.2), and
 * nothing else that is secret.
 */
final class Credentials {
  private final Invocation invocation;

  Credentials(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * Whether the secret that goes along is only there to sign in, to a code host or to an address
   * that whoever calls decides: where the files are read together it is known.
   */
  boolean isAllThatIsSecret(Destination destination) {
    return !rest().has(Behaviour.SECRET) && (Issuers.isAsked(address()) || isLeftOpen(destination));
  }

  private String address() {
    return invocation.argument(0).textWithHoles();
  }

  private boolean isLeftOpen(Destination destination) {
    Value address = invocation.argument(0);
    return !destination.isWritten() && address.isUnknown() && address.flow().isEmpty();
  }

  /** Of all that is given but the header. */
  private Flow rest() {
    Flow rest = Flow.NONE;
    for (Value argument : invocation.arguments()) {
      rest =
          rest.and(argument.known() instanceof JsObject options ? rest(options) : argument.flow());
    }
    return rest;
  }

  private static Flow rest(JsObject options) {
    Flow rest = Flow.NONE;
    for (Map.Entry<String, Value> each : options.members.entrySet()) {
      boolean headers =
          each.getKey().equals("headers") && each.getValue().known() instanceof JsObject;
      rest = rest.and(headers ? headers(each.getValue()) : each.getValue().flow());
    }
    return rest;
  }

  private static Flow headers(Value of) {
    Flow rest = Flow.NONE;
    if (of.known() instanceof JsObject headers) {
      for (Map.Entry<String, Value> each : headers.members.entrySet()) {
        boolean signsIn = Issuers.signsIn(each.getKey(), each.getValue());
        rest = signsIn ? rest : rest.and(each.getValue().flow());
      }
    }
    return rest;
  }
}
