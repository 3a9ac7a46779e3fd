package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Decoders;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Methods of texts, arrays, buffers, promises and whatever has no name. */
final class Methods {
  /** Give what the function gives that they are given. */
  private static final Set<String> GIVES =
      Set.of("map", "flatMap", "replace", "replaceAll", "reduce");

  /** Give those that the function says yes to. */
  private static final Set<String> PICKS = Set.of("filter", "find", "findLast");

  private static final int MOST_ITEMS = 1 << 16;
  private final Calls calls;

  Methods(Calls calls) {
    this.calls = calls;
  }

  Value call(Value of, String name, Invocation invocation) {
    Flow flow = of.flow().and(invocation.flow());
    switch (name) {
      case "__importDefault", "__importStar", "__toESM", "__esm" -> {
        return invocation.argument(0);
      }
      case "call", "apply", "bind" -> {
        return bound(of, name, invocation);
      }
      case "then", "catch", "finally" -> {
        return then(of, invocation, flow);
      }
      case "pipe" -> {
        new Files(calls).piped(of, invocation.argument(0), invocation.at());
        return invocation.argument(0).with(of.flow());
      }
      case "write", "end" -> {
        if (of.known() instanceof Stream stream) {
          new Files(calls).write(stream.path(), stream.node(), invocation.flow(), invocation.at());
          return of.with(flow);
        }
      }
      case "_compile" -> {
        return new Running(calls).code("module._compile", invocation.argument(0), invocation.at());
      }
      case "unref" ->
          calls.evaluator.add(Behaviour.DETACHED, "process", Flow.NONE, invocation.at());
      case "push", "unshift", "append", "set", "add", "update", "concat" -> {
        if (invocation.root() instanceof Node.Name root) {
          changed(of, name, root.id(), invocation);
        }
      }
      default -> {}
    }
    if (of.known() instanceof Known.Items(List<Value> items)) {
      return held(array(of, items, name, invocation, flow));
    }
    if (of.text().isPresent()) {
      return held(text(of, of.text().get(), name, invocation, flow));
    }
    if (of.known() instanceof Known.Bytes(byte[] bytes)) {
      return held(bytes(of, bytes, name, invocation, flow));
    }
    if (GIVES.contains(name)) {
      Flow given = flow.and(given(invocation, flow));
      return Value.unknown(
          invocation.argument(0).known() instanceof Closure each && unmasks(each)
              ? given.and(Behaviour.DECODE)
              : given);
    }
    if (PICKS.contains(name)) {
      Flow asked = given(invocation, flow);
      return Value.unknown(asked.has(Behaviour.SECRET) ? flow.and(Behaviour.SECRET) : flow);
    }
    calls.callbacks(invocation, flow);
    boolean result =
        name.equals("toString")
            || name.equals("trim")
            || name.equals("json")
            || name.equals("text");
    return result ? of.blurred().with(flow) : Value.unknown(flow);
  }

  /** {@code b => b ^ 0x5a}: nothing but to undo what hides each byte. */
  private static boolean unmasks(Closure each) {
    List<Node> body = each.function().body().statements;
    return body != null
        && body.size() == 1
        && (body.get(0) instanceof Node.Return back ? back.value() : body.get(0))
            instanceof Node.Binary binary
        && binary.operators().equals(List.of("^"));
  }

  /** Most of these values are given up again. */
  private Value held(Value value) {
    calls.evaluator.session.budget.hold(1 + Evaluator.size(value) / 8);
    return value;
  }

  private void changed(Value of, String name, String root, Invocation invocation) {
    if (name.equals("push")
        && of.known() instanceof Known.Items(List<Value> items)
        && items.size() < 4096) {
      List<Value> more = new ArrayList<>(items);
      more.addAll(invocation.arguments());
      calls.evaluator.session.budget.hold(1 + more.size() / 8);
      calls.evaluator.scope.assign(
          root, new Value(new Known.Items(more), of.flow().and(invocation.flow())));
    } else if (!name.equals("concat")) {
      calls.evaluator.scope.taint(root, invocation.flow());
    }
  }

  private Value bound(Value of, String name, Invocation invocation) {
    List<Value> rest =
        invocation.arguments().isEmpty()
            ? List.of()
            : invocation.arguments().subList(1, invocation.arguments().size());
    if (name.equals("bind")) {
      return of.known() instanceof Closure closure
          ? new Value(closure.with(invocation.argument(0), rest), of.flow())
          : of;
    }
    List<Value> arguments =
        name.equals("apply") && !rest.isEmpty() ? rest.get(0).items().orElse(rest) : rest;
    return calls.call(of, invocation.with(arguments));
  }

  private Value then(Value of, Invocation invocation, Flow flow) {
    Value result = of;
    for (Value argument : invocation.arguments()) {
      if (argument.known() instanceof Closure closure) {
        calls.refer(closure, invocation.at());
        Value given = calls.evaluator.call(closure, List.of(of), Value.UNKNOWN);
        result = given.isUnknown() && given.flow().isEmpty() ? result : given;
      } else if (argument.known() instanceof Known.Named) {
        result = calls.call(argument, invocation.with(List.of(of)));
      }
    }
    return result.with(flow);
  }

  // --- arrays

  private Value array(Value of, List<Value> items, String name, Invocation invocation, Flow flow) {
    return switch (name) {
      case "join" ->
          joined(
              items,
              invocation.arguments().isEmpty() ? Value.text(",") : invocation.argument(0),
              flow,
              invocation.at());
      case "reverse" -> {
        boolean characters =
            items.size() > 3
                && items.stream().allMatch(i -> i.text().map(t -> t.length() == 1).orElse(false));
        yield new Value(
            new Known.Items(items.reversed()), characters ? flow.and(Behaviour.DECODE) : flow);
      }
      case "map", "forEach", "filter", "flatMap", "some", "every", "find" ->
          mapped(of, items, name, invocation, flow);
      case "slice" -> slice(items, invocation, flow);
      case "concat" -> {
        yield concatenated(items, invocation, flow);
      }
      case "push", "unshift", "sort", "fill", "splice" -> of.with(flow);
      case "shift" -> items.isEmpty() ? Value.unknown(flow) : items.getFirst().with(of.flow());
      case "pop" -> items.isEmpty() ? Value.unknown(flow) : items.getLast().with(of.flow());
      case "toString" -> joined(items, Value.text(","), flow, invocation.at());
      default -> {
        calls.callbacks(invocation, flow);
        yield Value.unknown(flow);
      }
    };
  }

  private static Value concatenated(List<Value> items, Invocation invocation, Flow flow) {
    List<List<Value>> parts = new ArrayList<>(List.of(items));
    invocation.arguments().forEach(a -> parts.add(a.items().orElse(List.of(a))));
    return parts.stream().mapToInt(List::size).sum() > MOST_ITEMS
        ? Value.unknown(flow)
        : new Value(new Known.Items(parts.stream().flatMap(List::stream).toList()), flow);
  }

  private Value joined(List<Value> items, Value separator, Flow flow, int at) {
    if (items.size() > MOST_ITEMS || separator.text().isEmpty()) {
      return Value.unknown(flow);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < items.size() && text.length() <= Value.MOST; i++) {
      text.append(i == 0 ? "" : separator.text().get()).append(items.get(i).textWithHoles());
    }
    calls.evaluator.session.budget.hold(1 + (text.length() + items.size()) / 8);
    return text.length() > Value.MOST
        ? Value.unknown(flow)
        : calls.evaluator.seen(Value.text(text.toString(), flow), at);
  }

  private Value mapped(Value of, List<Value> items, String name, Invocation invocation, Flow flow) {
    Value callback = invocation.argument(0);
    calls.evaluator.session.budget.hold(1 + items.size() / 8);
    boolean each =
        items.size() <= 4096
            && calls.evaluator.session.budget.mayRepeat()
            && items.stream().noneMatch(Value::isUnknown);
    if (!each || items.isEmpty()) {
      calls.callbacks(invocation, flow);
      return Value.unknown(flow);
    }
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      results.add(
          calls.call(callback, invocation.with(List.of(items.get(i), Value.number(i), of))));
    }
    return switch (name) {
      case "map" -> new Value(new Known.Items(results), Value.flowOf(results).and(flow));
      case "filter" -> of.with(flow);
      default -> Value.unknown(flow.and(Value.flowOf(results)));
    };
  }

  private static Value slice(List<Value> items, Invocation invocation, Flow flow) {
    int from = bound(invocation.argument(0).smallNumber().orElse(0), items.size());
    int to = bound(invocation.argument(1).smallNumber().orElse(items.size()), items.size());
    return new Value(new Known.Items(items.subList(Math.min(from, to), to)), flow);
  }

  private static int bound(int index, int size) {
    return Math.max(0, Math.min(size, index < 0 ? size + index : index));
  }

  // --- texts

  private Value text(Value of, String text, String name, Invocation invocation, Flow flow) {
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
      case "concat" -> {
        Value all = of;
        for (Value each : invocation.arguments()) {
          all = all.then(each);
        }
        yield calls.evaluator.seen(all, invocation.at());
      }
      case "toLowerCase" -> Value.text(text.toLowerCase(Locale.ROOT), flow);
      case "toUpperCase" -> Value.text(text.toUpperCase(Locale.ROOT), flow);
      case "trim", "toString", "valueOf", "normalize" -> of.with(flow);
      case "replace", "replaceAll" -> replaced(text, name, invocation, flow);
      case "repeat" -> {
        int count = first.smallNumber().orElse(-1);
        yield count >= 0 && (long) count * text.length() < 65536
            ? Value.text(text.repeat(count), flow)
            : Value.unknown(flow);
      }
      default -> {
        calls.callbacks(invocation, flow);
        yield Value.unknown(flow);
      }
    };
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
      return Value.unknown(flow.and(given(invocation, flow)));
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

  /** What functions among the arguments give back. */
  private Flow given(Invocation invocation, Flow flow) {
    Flow given = Flow.NONE;
    for (Value argument : invocation.arguments()) {
      if (argument.known() instanceof Closure closure) {
        calls.refer(closure, invocation.at());
        Value each = Value.unknown(flow);
        given = given.and(calls.evaluator.call(closure, List.of(each, each), Value.UNKNOWN).flow());
      } else {
        calls.callback(argument, flow, invocation.at());
      }
    }
    return given;
  }

  // --- buffers

  private Value bytes(Value of, byte[] bytes, String name, Invocation invocation, Flow flow) {
    String encoding = invocation.argument(0).text().orElse("utf8").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "toString", "decode" ->
          switch (encoding) {
            case "base64", "base64url", "hex" -> Value.unknown(flow);
            case "latin1", "binary", "ascii" ->
                Value.text(new String(bytes, StandardCharsets.ISO_8859_1), flow);
            case "utf16le", "ucs2", "utf-16le" ->
                Value.text(new String(bytes, StandardCharsets.UTF_16LE), flow);
            default -> Value.text(new String(bytes, StandardCharsets.UTF_8), flow);
          };
      case "reverse" -> Value.bytes(Decoders.reversed(bytes), flow.and(Behaviour.DECODE));
      case "map" -> {
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < Math.min(bytes.length, 4096); i++) {
          items.add(Value.number(bytes[i] & 0xFF));
        }
        yield mapped(of, items, name, invocation, flow);
      }
      default -> {
        calls.callbacks(invocation, flow);
        yield Value.unknown(flow);
      }
    };
  }
}
