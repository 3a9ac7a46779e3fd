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
import java.util.Set;

/** Methods of texts, arrays, buffers, promises and whatever has no name. */
final class Methods {
  /** Give what the function gives that they are given. */
  private static final Set<String> GIVES =
      Set.of("map", "flatMap", "replace", "replaceAll", "reduce");

  /** Give those that the function says yes to. */
  private static final Set<String> PICKS = Set.of("filter", "find", "findLast");

  /** Give a part of what they are called on. */
  private static final Set<String> CUTS = Set.of("slice", "substring", "substr");

  /** Only say whether. */
  private static final Set<String> TELLS = Set.of("some", "every");

  /** {@code Function.prototype.bind}, by which older libraries bind whatever they are given. */
  private static final Known BIND = Value.named("Function.bind").known();

  private final Calls calls;

  Methods(Calls calls) {
    this.calls = calls;
  }

  Value call(Value of, String name, Invocation invocation) {
    // Where a text is cut adds nothing to what is cut.
    Flow flow =
        CUTS.contains(name) && of.text().isEmpty() ? of.flow() : of.flow().and(invocation.flow());
    new Exchanges(calls.evaluator).look(of, name, invocation);
    Mail.look(calls.evaluator, name, invocation);
    flow = flow.and(Wallets.asked(calls.evaluator, name, invocation));
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
      case "unref" -> {
        // Timers and connections have one as well; a file that starts nothing has only those.
        if (calls.evaluator.session.required.contains("child_process")) {
          calls.evaluator.add(Behaviour.DETACHED, "process", Flow.NONE, invocation.at());
        }
      }
      case "push", "unshift", "append", "set", "add", "update", "concat" -> {
        if (invocation.root() instanceof Node.Name root) {
          changed(of, name, root.id(), invocation);
        }
      }
      default -> {}
    }
    if (of.known() instanceof Known.Items(List<Value> items)) {
      return held(new ArrayMethods(calls).call(of, items, name, invocation, flow));
    }
    if (of.text().isPresent()) {
      return held(new TextMethods(calls).call(of, of.text().get(), name, invocation, flow));
    }
    if (of.known() instanceof Known.Text && name.equals("concat")) {
      return TextMethods.concatenated(calls, of, invocation);
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
      // One of them is not the whole.
      Flow picked = name.equals("filter") ? flow : flow.without(Behaviour.ENVIRONMENT);
      return Value.unknown(asked.has(Behaviour.SECRET) ? picked.and(Behaviour.SECRET) : picked);
    }
    if (Routes.isOne(name, invocation) || Routes.isConnection(name, invocation)) {
      Routes.answer(calls, invocation);
      return Value.unknown(flow);
    }
    flow = flow.and(Page.gives(calls.evaluator, name, invocation));
    calls.callbacks(invocation, flow);
    if (TELLS.contains(name)) {
      return Value.unknown(flow.without(Behaviour.HOST_INFO));
    }
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
    if (of.known().equals(BIND) && !name.equals("bind")) {
      return bound(invocation.argument(0), "bind", invocation.with(passed(name, rest)));
    }
    if (name.equals("bind")) {
      return of.known() instanceof Closure closure
          ? new Value(closure.with(invocation.argument(0), rest), of.flow())
          : of;
    }
    String borrowed = ArrayMethods.borrowed(of);
    if (name.equals("call") && !borrowed.isEmpty()) {
      return call(invocation.argument(0), borrowed, invocation.with(rest));
    }
    return calls.call(of, invocation.with(passed(name, rest)));
  }

  private static List<Value> passed(String name, List<Value> rest) {
    return name.equals("apply") && !rest.isEmpty() ? rest.get(0).items().orElse(rest) : rest;
  }

  private Value then(Value of, Invocation invocation, Flow flow) {
    Value result = of;
    for (Value argument : invocation.arguments()) {
      if (argument.known() instanceof Closure closure) {
        calls.refer(closure, invocation.at());
        Value given = new Functions(calls.evaluator).call(closure, List.of(of), Value.UNKNOWN);
        result = given.isUnknown() && given.flow().isEmpty() ? result : given;
      } else if (argument.known() instanceof Known.Named) {
        result = calls.call(argument, invocation.with(List.of(of)));
      }
    }
    return result.with(flow);
  }

  /** What functions among the arguments give back. */
  Flow given(Invocation invocation, Flow flow) {
    Flow given = Flow.NONE;
    for (Value argument : invocation.arguments()) {
      if (argument.known() instanceof Closure closure) {
        calls.refer(closure, invocation.at());
        Value each = Value.unknown(flow);
        given =
            given.and(
                new Functions(calls.evaluator)
                    .call(closure, List.of(each, each), Value.UNKNOWN)
                    .flow());
      } else {
        calls.callback(argument, flow, invocation.at());
      }
    }
    return given;
  }

  private Value bytes(Value of, byte[] bytes, String name, Invocation invocation, Flow flow) {
    String encoding = invocation.argument(0).text().orElse("utf8").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "toString", "decode" ->
          switch (encoding) {
            case "base64" -> new Value(new Encoded(bytes), flow);
            case "base64url", "hex" -> Value.unknown(flow);
            case "latin1", "binary", "ascii" ->
                Value.text(new String(bytes, StandardCharsets.ISO_8859_1), flow);
            case "utf16le", "ucs2", "utf-16le" ->
                Value.text(new String(bytes, StandardCharsets.UTF_16LE), flow);
            default -> Value.text(new String(bytes, StandardCharsets.UTF_8), flow);
          };
      case "reverse" -> Value.bytes(Decoders.reversed(bytes), flow.and(Behaviour.DECODE));
      case "map", "slice", "filter" -> Decoding.asBytes(items(of, name, invocation, flow));
      case "forEach", "reduce", "join", "some", "every", "find" ->
          items(of, name, invocation, flow);
      default -> {
        calls.callbacks(invocation, flow);
        yield Value.unknown(flow);
      }
    };
  }

  /** What is done with bytes one by one; they are numbers then. */
  private Value items(Value of, String name, Invocation invocation, Flow flow) {
    Value numbers = Decoding.asNumbers(of);
    if (numbers.items().isEmpty()) {
      calls.callbacks(invocation, flow);
      return Value.unknown(flow);
    }
    return new ArrayMethods(calls).call(numbers, numbers.items().get(), name, invocation, flow);
  }
}
