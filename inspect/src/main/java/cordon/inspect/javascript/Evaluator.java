package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives expressions their values, as far as they can be known, and says what they do. */
final class Evaluator {
  /** Tokens of a body whose statements are evaluated while it is read. */
  private static final int LONG = 8_000;

  final Session session;
  final Source source;
  final Scope scope;
  final Calls calls;

  Evaluator(Session session, Source source, Scope scope) {
    this.session = session;
    this.source = source;
    this.scope = scope;
    this.calls = new Calls(this);
  }

  String unit() {
    return scope.unit;
  }

  void add(Behaviour behaviour, String detail, Flow inputs, int at) {
    session.sink.add(behaviour, detail, inputs, unit(), source, at);
  }

  void refer(Reference.Target target, int at) {
    session.sink.refer(unit(), source.line(at), target);
  }

  /** The whole text. */
  Value module() {
    Tokens tokens = Lexer.read(source.text, source.mayHaveJsx(), session.signals.lexicon());
    tokens.signals = session.signals.in(tokens);
    session.hasSignals |= tokens.signals.length > 0;
    if (tokens.isCut()) {
      session.sink.doubt("it has more than " + Tokens.MOST + " words and signs");
    }
    session.budget.add(tokens.count);
    Obfuscation obfuscation = Obfuscation.in(tokens);
    new ObfuscatedModules(this).signs(obfuscation, tokens);
    if (obfuscation.hidesTexts()) {
      tokens.decoders = TextTableFinder.in(session, source, obfuscation);
      session.skips &= tokens.decoders.isEmpty();
    }
    session.modulesOpen++;
    Value last = run(new Body(tokens, 0, Body.NOWHERE, tokens.count - 1));
    session.modulesOpen--;
    if (session.modulesOpen > 0) {
      return last; // they run when the outermost has run
    }
    for (Optional<Closure> next = session.next(); next.isPresent(); next = session.next()) {
      new Functions(this).call(next.get(), List.of(), Value.UNKNOWN);
    }
    return last;
  }

  /** The statements of a body; of a long one only one is held at a time. */
  Value run(Body body) {
    if (body.statements != null) {
      return run(body.statements);
    }
    Parser parser = new Parser(body.tokens, source.isTyped(), body.from + 1);
    Value last = Value.UNKNOWN;
    if (body.size() < LONG) {
      List<Node> statements = parser.statements(body.to);
      if (session.keeps(body)) {
        body.statements = statements;
      }
      last = run(statements);
    } else {
      hoist(parser.functions(body.to));
      while (parser.isBefore(body.to)) {
        for (Node each : parser.next()) {
          last = value(each);
        }
      }
    }
    parser.doubts().forEach(session.sink::doubt);
    return last;
  }

  Value run(List<Node> statements) {
    hoist(statements);
    Value last = Value.UNKNOWN;
    for (Node each : statements) {
      last = value(each);
    }
    return last;
  }

  /** Functions have their names before anything is evaluated. */
  private void hoist(List<Node> statements) {
    for (Node each : statements) {
      Node node =
          each instanceof Node.Export(int at, String module, boolean standard, List<Node> of)
                  && of.size() == 1
              ? of.get(0)
              : each;
      if (node instanceof Node.Function function
          && !function.name().isEmpty()
          && !function.arrow()) {
        scope.declare(function.name(), new Functions(this).closure(function));
      }
    }
  }

  Value value(Node node) {
    session.budget.step();
    if (session.budget.isSpent()) {
      session.sink.doubt("following it takes too many steps for its length");
      return Value.UNKNOWN;
    }
    return switch (node) {
      case Node.Constant constant -> constant(constant);
      case Node.Name name -> named(name.id());
      case Node.Template template -> template(template);
      case Node.Chain chain -> new Chains(this).value(chain);
      case Node.Function function -> new Functions(this).function(function);
      case Node.ObjectOf object ->
          new Aggregates(this).object(object.properties(), new JsObject()).value();
      case Node.ArrayOf array -> new Aggregates(this).array(array.items());
      case Node.Spread spread -> value(spread.of());
      case Node.Assign assign -> new Assignments(this).assign(assign);
      case Node.Binary binary -> binary(binary);
      case Node.Unary unary -> unary(unary);
      case Node.Either either -> new Branches(this).either(either);
      case Node.Sequence sequence -> run(sequence.of());
      case Node.ClassOf type -> new Functions(this).classOf(type);
      case Node.Declare declare -> {
        Value value = declare.value() == null ? Value.UNKNOWN : value(declare.value());
        new Assignments(this).bind(declare.target(), value, true);
        if (value.known() instanceof Known.Result && declare.value() instanceof Node.Chain chain) {
          later(chain, value);
        }
        yield Value.UNKNOWN;
      }
      case Node.Return back -> {
        Value value = back.value() == null ? Value.UNKNOWN : value(back.value());
        scope.gives(value);
        new Exchanges(this).given(value, back);
        yield value;
      }
      case Node.Loop loop -> new Loops(this).loop(loop);
      case Node.Picked picked -> new Loops(this).picked(picked);
      case Node.Switch choice -> {
        choose(choice);
        yield Value.UNKNOWN;
      }
      case Node.Import imported -> new Exports(this).imported(imported);
      case Node.Export export -> new Exports(this).exported(export);
    };
  }

  /** The block that is meant, where that is known, and then the others, as any may be. */
  private void choose(Node.Switch choice) {
    String key = Assignments.key(value(choice.of()));
    Node.Case meant = null;
    for (Node.Case each : choice.cases()) {
      for (Node label : each.labels()) {
        if (!key.isEmpty() && meant == null && key.equals(Assignments.key(value(label)))) {
          meant = each;
        }
      }
    }
    if (meant != null) {
      run(meant.body());
    }
    for (Node.Case each : choice.cases()) {
      if (each != meant) {
        run(each.body());
      }
    }
  }

  /** A callback that knows what is declared with the call it is given to. */
  private void later(Node.Chain chain, Value value) {
    if (chain.links().getLast() instanceof Node.Call call) {
      for (Node argument : call.arguments()) {
        if (argument instanceof Node.Function function) {
          calls.callback(new Functions(this).closure(function), value.flow(), call.at());
        }
      }
    }
  }

  private Value constant(Node.Constant constant) {
    return switch (constant.value().known()) {
      case Known.Text(String text, boolean whole) ->
          constant.value().with(session.words(constant, text, source, unit()));
      case Pattern(String text) ->
          constant.value().with(session.words(constant, text.replace("\\", ""), source, unit()));
      default -> constant.value();
    };
  }

  private Value named(String id) {
    Value declared = scope.get(id);
    Value value = declared == null ? scope.further(id).orElse(null) : declared;
    if (value != null) {
      return value;
    }
    return switch (id) {
      case "__dirname" -> Value.text(".");
      case "__filename" -> Value.text("__filename");
      case "undefined", "null", "true", "false", "arguments", "NaN" -> Value.UNKNOWN;
      case "this" -> Value.UNKNOWN;
      default -> calls.read(Value.named(id), 0);
    };
  }

  private Value template(Node.Template template) {
    Concatenation text = new Concatenation();
    for (Node part : template.parts()) {
      text.add(calls.used(value(part), template.at()));
    }
    return seen(text.value(), template.at());
  }

  private Value binary(Node.Binary binary) {
    Value left = value(binary.first());
    Concatenation text = null;
    boolean wasText = false;
    for (int i = 0; i < binary.others().size(); i++) {
      String operator = binary.operators().get(i);
      Value other = value(binary.others().get(i));
      boolean chooses = Operators.CHOOSES.contains(operator);
      Value right = chooses ? other : calls.used(other, binary.at());
      new Assignments(this).compared(operator, binary.first(), left, binary.others().get(i), right);
      boolean joins =
          operator.equals("+")
              && (text != null
                  || left.known() instanceof Known.Text
                  || right.known() instanceof Known.Text);
      if (joins) {
        text = text == null ? new Concatenation().add(calls.used(left, binary.at())) : text;
        text.add(right);
      } else {
        left = text == null ? left : text.value();
        text = null;
        left = Operators.binary(operator, chooses ? left : calls.used(left, binary.at()), right);
        wasText |= left.known() instanceof Known.Text;
      }
    }
    left = text == null ? left : text.value();
    return wasText || text != null ? seen(left, binary.at()) : left;
  }

  /** What a text names that was put together from parts which name nothing each. */
  Value seen(Value value, int at) {
    session.budget.hold(size(value));
    if (value.known() instanceof Known.Text(String text, boolean whole)
        && text.length() > 3
        && text.length() < 2048) {
      return value.with(session.name(text, source, unit(), at));
    }
    return value;
  }

  /** What holding a value costs. */
  static int size(Value value) {
    return switch (value.known()) {
      case Known.Text(String text, boolean whole) -> text.length();
      case Known.Bytes(byte[] bytes) -> bytes.length;
      case Known.Items(List<Value> items) -> items.size();
      default -> 0;
    };
  }

  private Value unary(Node.Unary unary) {
    if (unary.operator().equals(ControlFlow.CAUGHT)) {
      return Value.unknown(scope.raised);
    }
    Value of = value(unary.of());
    if (unary.operator().equals(Expressions.TAGGED)) {
      return of;
    }
    if (unary.operator().equals(Getter.GETS)) {
      return Getter.of(of);
    }
    if (unary.operator().equals(ControlFlow.RAISED)) {
      scope.raised = scope.raised.and(of.flow());
    }
    return Operators.unary(unary.operator(), of);
  }

  Map<String, Flow> written() {
    return session.written;
  }
}
