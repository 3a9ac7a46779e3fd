package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Decoders;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;

/** Code that is run. */
final class Running {
  /** What starting a shell or an interpreter without a script gives. */
  static final String INTERPRETER = "child_process.interpreter";

  /** A module whose name is encoded in a way that is not followed. */
  static final String HIDDEN_MODULE = "(module)";

  /** A function of it whose name is encoded as well. */
  static final String HIDDEN_FUNCTION = HIDDEN_MODULE + ".(function)";

  private final Calls calls;
  private final Evaluator evaluator;

  Running(Calls calls) {
    this.calls = calls;
    this.evaluator = calls.evaluator;
  }

  /** Text is run as code. What is known of it is read. */
  Value code(String how, Value code, int at) {
    boolean plain = code.text().isPresent() && code.flow().isEmpty();
    if (!plain) {
      evaluator.add(Behaviour.RUN_CODE, how, code.flow(), at);
    }
    return code.asText()
        .map(text -> enter(text, code.flow(), at))
        .orElse(Value.unknown(code.flow()));
  }

  /** {@code Function(parameters…, body)}; gives the function. */
  Value function(String how, Invocation invocation) {
    if (invocation.arguments().isEmpty()) {
      return Value.UNKNOWN;
    }
    Value body = invocation.arguments().getLast();
    if (body.text().map(Running::givesGlobal).orElse(false)) {
      return Value.named("Function.global");
    }
    boolean plain =
        invocation.arguments().size() > 1
            && body.flow().without(Behaviour.HOST).isEmpty()
            && invocation.arguments().stream().allMatch(a -> a.text().isPresent());
    if (!plain) {
      return code(how, body, invocation.at());
    }
    List<String> parameters =
        invocation.arguments().subList(0, invocation.arguments().size() - 1).stream()
            .map(Value::textWithHoles)
            .toList();
    return enter(
        "(function(" + String.join(",", parameters) + "){" + body.textWithHoles() + "\n})",
        Flow.NONE,
        invocation.at());
  }

  private static boolean givesGlobal(String body) {
    String plain = body.strip();
    return plain.equals("return this") || plain.equals("return this;");
  }

  /** A module is loaded: code where it is given as text or was written before. */
  Value loaded(String how, Value module, int at) {
    String name = module.textWithHoles();
    if (name.startsWith("data:") && name.contains(",")) {
      return data(how, name, module.flow(), at);
    }
    Flow written = new Files(calls).held(name, module.flow());
    if (isHidden(written)) {
      evaluator.add(Behaviour.RUN_CODE, how, written, at);
      return Value.unknown(written);
    }
    if (module.text().isEmpty() && module.flow().has(Behaviour.DECODE)) {
      return new Value(new Known.Named(HIDDEN_MODULE), module.flow());
    }
    return module.text().map(path -> calls.require(path, at)).orElse(Value.unknown(module.flow()));
  }

  /** A function is called whose name is encoded, of a module whose name is. */
  Value hidden(Invocation invocation) {
    evaluator.add(Behaviour.RUN_CODE, "hidden-call", Flow.of(Behaviour.DECODE), invocation.at());
    calls.callbacks(invocation, invocation.flow());
    return Value.unknown(invocation.flow());
  }

  /** RFC 2397. */
  private Value data(String how, String url, Flow flow, int at) {
    String head = url.substring(0, url.indexOf(','));
    Value body = Value.text(url.substring(head.length() + 1), flow);
    if (head.endsWith(";base64")) {
      return code(
          how,
          body.octets()
              .flatMap(Decoders::base64)
              .map(b -> Value.bytes(b, flow))
              .orElse(body.blurred())
              .with(Behaviour.DECODE),
          at);
    }
    return code(how, body.text().map(t -> Value.text(Decoders.percent(t), flow)).orElse(body), at);
  }

  private Value enter(String text, Flow flow, int at) {
    if (!evaluator.session.enters(evaluator.source, text)) {
      return Value.unknown(flow);
    }
    boolean decoded = flow.isDecoded();
    Source inner = evaluator.source.within(text, at, decoded, evaluator.unit());
    return new Evaluator(evaluator.session, inner, evaluator.scope).module();
  }

  /** What was decoded and looks like code is read as such, wherever it goes. */
  Value layer(Value value, int at) {
    value.asText().filter(Running::looksLikeCode).ifPresent(text -> enter(text, value.flow(), at));
    return value;
  }

  /** Code that was decoded is given to a function of which nothing is known. */
  void given(Invocation invocation) {
    for (Value each : invocation.arguments()) {
      if (each.flow().has(Behaviour.DECODE)) {
        layer(each, invocation.at());
      }
    }
  }

  private static boolean looksLikeCode(String text) {
    return text.length() > 16
        && (text.contains("require(")
            || text.contains("function")
            || text.contains("=>")
            || text.contains("eval(")
            || text.contains("process."))
        && text.indexOf('\uFFFD') < 0;
  }

  /** What comes to the input of an interpreter is run. */
  void input(Flow flow, int at) {
    if (isHidden(flow)) {
      evaluator.add(Behaviour.RUN_CODE, "input", flow, at);
    }
  }

  static boolean isHidden(Flow flow) {
    return flow.has(Behaviour.FETCH) || flow.isDecoded();
  }

  void module(Value path, int at) {
    path.text()
        .filter(p -> !p.isEmpty())
        .ifPresent(p -> evaluator.refer(ModuleFile.of(evaluator.source.path(), p).target(), at));
  }
}
