package cordon.inspect.javascript;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Methods of texts that are known: ECMA-262 §22.1.3. */
final class TextMethods {
  private static final int MOST_ITEMS = 1 << 16;
  private final Calls calls;

  TextMethods(Calls calls) {
    this.calls = calls;
  }

  Value call(Value of, String text, String name, Invocation invocation, Flow flow) {
    Value first = invocation.argument(0);
    return switch (name) {
      case "split" -> split(text, first, flow);
      case "slice", "substring" -> {
        int from = bound(first.smallNumber().orElse(0), text.length());
        int to = bound(invocation.argument(1).smallNumber().orElse(text.length()), text.length());
        yield Value.text(text.substring(Math.min(from, to), to), flow);
      }
      case "substr" -> {
        int from = bound(first.smallNumber().orElse(0), text.length());
        int length =
            Math.max(
                0,
                Math.min(
                    text.length() - from,
                    invocation.argument(1).smallNumber().orElse(text.length())));
        yield Value.text(text.substring(from, from + length), flow);
      }
      case "charAt", "at" -> character(text, first, flow);
      case "charCodeAt", "codePointAt" -> {
        int at = first.smallNumber().orElse(0);
        yield at >= 0 && at < text.length()
            ? Value.number(java.math.BigInteger.valueOf(text.charAt(at)), flow)
            : Value.unknown(flow);
      }
      case "concat" -> concatenated(calls, of, invocation);
      case "toLowerCase" -> Value.text(text.toLowerCase(Locale.ROOT), flow);
      case "toUpperCase" -> Value.text(text.toUpperCase(Locale.ROOT), flow);
      case "trim", "toString", "valueOf", "normalize" -> of.with(flow);
      case "replace", "replaceAll" -> replaced(text, name, invocation, flow);
      case "repeat" -> {
        int count = first.smallNumber().orElse(-1);
        // How often it stands there adds nothing to what stands there.
        yield count >= 0 && (long) count * text.length() < 65536
            ? Value.text(text.repeat(count), of.flow())
            : Value.unknown(of.flow());
      }
      default -> {
        calls.callbacks(invocation, flow);
        yield Value.unknown(flow);
      }
    };
  }

  /** Also of a text that is known in part. */
  static Value concatenated(Calls calls, Value of, Invocation invocation) {
    Value all = of;
    for (Value each : invocation.arguments()) {
      all = all.then(each);
    }
    return calls.evaluator.seen(all, invocation.at());
  }

  private static Value character(String text, Value index, Flow flow) {
    int at = index.smallNumber().orElse(0);
    return at >= 0 && at < text.length()
        ? Value.text(text.substring(at, at + 1), flow)
        : Value.unknown(flow);
  }

  private static Value split(String text, Value by, Flow flow) {
    if (by.text().isEmpty() || text.length() > MOST_ITEMS * 8) {
      return Value.unknown(flow);
    }
    String separator = by.text().get();
    List<Value> parts = new ArrayList<>();
    if (separator.isEmpty()) {
      for (int i = 0; i < text.length() && i < MOST_ITEMS; i++) {
        parts.add(Value.text(text.substring(i, i + 1)));
      }
    } else {
      int from = 0;
      for (int at = text.indexOf(separator);
          at >= 0 && parts.size() < MOST_ITEMS;
          at = text.indexOf(separator, from)) {
        parts.add(Value.text(text.substring(from, at)));
        from = at + separator.length();
      }
      parts.add(Value.text(text.substring(from)));
    }
    return new Value(new Known.Items(parts), flow);
  }

  private Value replaced(String text, String name, Invocation invocation, Flow flow) {
    Optional<String> wanted = wanted(invocation.argument(0));
    if (wanted.isEmpty() || invocation.argument(1).text().isEmpty()) {
      return Value.unknown(flow.and(new Methods(calls).given(invocation, flow)));
    }
    String what = wanted.get();
    String with = invocation.argument(1).text().get();
    int at = text.indexOf(what);
    calls.evaluator.session.budget.hold(1 + text.length() / 8);
    String once = at < 0 ? text : text.substring(0, at) + with + text.substring(at + what.length());
    String result =
        (name.equals("replaceAll") || invocation.argument(0).known() instanceof Pattern)
                && !what.isEmpty()
                && text.length() < 65536
            ? text.replace(what, with)
            : once;
    return result.length() > Value.MOST
        ? Value.unknown(flow)
        : calls.evaluator.seen(Value.text(result, flow), invocation.at());
  }

  private static Optional<String> wanted(Value what) {
    return what.known() instanceof Pattern pattern ? pattern.literal() : what.text();
  }

  static int bound(int index, int size) {
    return Math.max(0, Math.min(size, index < 0 ? size + index : index));
  }
}
