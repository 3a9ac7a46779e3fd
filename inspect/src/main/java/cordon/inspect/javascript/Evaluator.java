package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives expressions their values, as far as they can be known, and says what they do. */
final class Evaluator {
  private static final int MOST_CALLS = 24;

  /** Calls of a function within itself, as of one that loads the modules of a bundle. */
  private static final int MOST_WITHIN = 6;

  /** Functions within functions; to find a name costs as many steps. */
  private static final int DEEPEST = 250;

  /** Tokens of a body whose statements are evaluated while it is read. */
  private static final int LONG = 8_000;

  private static final int MOST_ROUNDS = 4096;

  /** Ask for what a text is or holds. */
  private static final Set<String> ASKS =
      Set.of("includes", "endsWith", "startsWith", "indexOf", "match", "test", "has", "search");

  final Session session;
  final Source source;
  final Scope scope;
  private final Calls calls;

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
    obfuscation
        .place()
        .ifPresent(at -> add(Behaviour.OBFUSCATED, "structure", Flow.NONE, tokens.starts[at]));
    if (obfuscation.hidesTexts()) {
      tokens.decoders = TextTableFinder.in(session, source, obfuscation);
      session.skips &= tokens.decoders.isEmpty();
    }
    return run(new Body(tokens, 0, Body.NOWHERE, tokens.count - 1));
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
        scope.declare(function.name(), closure(function));
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
      case Node.Chain chain -> chain(chain);
      case Node.Function function -> function(function);
      case Node.ObjectOf object -> object(object.properties(), new JsObject()).value();
      case Node.ArrayOf array -> array(array.items());
      case Node.Spread spread -> value(spread.of());
      case Node.Assign assign -> assign(assign);
      case Node.Binary binary -> binary(binary);
      case Node.Unary unary -> unary(unary);
      case Node.Either either -> either(either);
      case Node.Sequence sequence -> run(sequence.of());
      case Node.ClassOf type -> classOf(type);
      case Node.Declare declare -> {
        Value value = declare.value() == null ? Value.UNKNOWN : value(declare.value());
        bind(declare.target(), value, true);
        if (value.known() instanceof Known.Result && declare.value() instanceof Node.Chain chain) {
          later(chain, value);
        }
        yield Value.UNKNOWN;
      }
      case Node.Return back -> {
        Value value = back.value() == null ? Value.UNKNOWN : value(back.value());
        scope.gives(value);
        yield value;
      }
      case Node.Loop loop -> loop(loop);
      case Node.Picked picked -> picked(picked);
      case Node.Import imported -> imported(imported);
      case Node.Export export -> {
        yield exported(export);
      }
    };
  }

  /** A callback that knows what is declared with the call it is given to. */
  private void later(Node.Chain chain, Value value) {
    if (chain.links().getLast() instanceof Node.Call call) {
      for (Node argument : call.arguments()) {
        if (argument instanceof Node.Function function) {
          calls.callback(closure(function), value.flow(), call.at());
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
    Value value = scope.get(id);
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
      Value right = calls.used(value(binary.others().get(i)), binary.at());
      compared(operator, binary.first(), left, binary.others().get(i), right);
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
        left = Operators.binary(operator, calls.used(left, binary.at()), right);
        wasText |= left.known() instanceof Known.Text;
      }
    }
    left = text == null ? left : text.value();
    return wasText || text != null ? seen(left, binary.at()) : left;
  }

  /** What has the name of a secret is one from there on. */
  private void compared(String operator, Node a, Value left, Node b, Value right) {
    if (operator.equals("===") || operator.equals("==")) {
      named(a, right.flow());
      named(b, left.flow());
    }
  }

  /** Marks what is asked for its name, if the name is that of a secret. */
  void named(Node node, Flow name) {
    Node root = node instanceof Node.Chain chain ? chain.first() : node;
    if (name.has(Behaviour.SECRET) && root instanceof Node.Name(int at, String id)) {
      Value value = scope.get(id);
      if (value != null && !value.flow().has(Behaviour.SECRET)) {
        session.secretNames++;
        scope.taint(id, Flow.of(Behaviour.SECRET));
      }
    }
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
    Value of = value(unary.of());
    return Operators.unary(unary.operator(), of);
  }

  private Value either(Node.Either either) {
    either.conditions().forEach(this::value);
    Value joined = Value.UNKNOWN;
    for (Node each : either.of()) {
      Value value = value(each);
      joined = joined.isUnknown() ? value.with(joined.flow()) : joined.with(value.flow());
    }
    return joined;
  }

  private Value array(List<Node> items) {
    List<Value> values = new ArrayList<>(items.size());
    Flow flow = Flow.NONE;
    boolean known = true;
    for (Node item : items) {
      Value value = calls.used(value(item), item.at());
      flow = flow.and(value.flow());
      if (item instanceof Node.Spread) {
        List<Value> spread = value.items().orElseGet(() -> characters(value));
        known &= value.items().isPresent() || !spread.isEmpty();
        values.addAll(spread);
      } else {
        values.add(value);
      }
    }
    session.budget.hold(values.size());
    return known ? new Value(new Known.Items(values), flow) : Value.unknown(flow);
  }

  private static List<Value> characters(Value value) {
    String text = value.text().orElse("");
    return text.length() > MOST_ROUNDS
        ? List.of()
        : text.codePoints().mapToObj(c -> Value.text(Character.toString(c))).toList();
  }

  private JsObject object(List<Node.Property> properties, JsObject object) {
    for (Node.Property each : properties) {
      Value value = calls.used(value(each.value()), each.value().at());
      object.flow = object.flow.and(value.flow());
      String key = each.key() == null ? "" : key(value(each.key()));
      if (!key.isEmpty()) {
        object.put(key, value);
      } else if (each.key() == null && value.known() instanceof JsObject other) {
        other.members.forEach(object::put);
      }
    }
    return object;
  }

  Value function(Node.Function function) {
    Value known = function.name().isEmpty() || function.arrow() ? null : scope.get(function.name());
    return known != null
            && known.known() instanceof Closure c
            && c.function().body() == function.body()
        ? known
        : closure(function);
  }

  Value closure(Node.Function function) {
    Value self = function.arrow() ? scope.get("this") : null;
    Closure closure =
        new Closure(session.unit(function, "", source), function, scope, source, self, List.of());
    session.pending(closure);
    return new Value(closure, Flow.NONE);
  }

  private Value classOf(Node.ClassOf type) {
    JsObject object = new JsObject();
    object.isClass = true;
    if (type.base() != null && value(type.base()).known() instanceof Known.Named(String base)) {
      object.base = base;
    }
    Value self = new Value(object, Flow.NONE);
    if (!type.name().isEmpty()) {
      scope.declare(type.name(), self);
    }
    for (Node.Property member : type.members()) {
      String key = member.key() == null ? "" : value(member.key()).text().orElse("");
      if (member.value() instanceof Node.Function function) {
        String unit =
            session.unit(function, type.name().isEmpty() ? "" : type.name() + ".", source);
        Closure method = new Closure(unit, function, scope, source, self, List.of());
        session.pending(method);
        object.put(key, new Value(method, Flow.NONE));
      } else {
        object.put(key, value(member.value()));
      }
    }
    return self;
  }

  // --- names

  private Value assign(Node.Assign assign) {
    Value value = calls.used(value(assign.value()), assign.at());
    if (!assign.operator().equals("=")) {
      Value before = value(assign.target());
      value =
          Operators.binary(
              assign.operator().substring(0, assign.operator().length() - 1), before, value);
      value = seen(value, assign.at());
    }
    bind(assign.target(), value, false);
    return value;
  }

  void bind(Node target, Value value, boolean declares) {
    switch (target) {
      case Node.Name name -> {
        if (declares) {
          scope.declare(name.id(), value);
        } else {
          scope.assign(name.id(), value);
        }
      }
      case Node.Assign withDefault ->
          bind(
              withDefault.target(),
              value.isUnknown() && value.flow().isEmpty() ? value(withDefault.value()) : value,
              declares);
      case Node.Spread rest -> bind(rest.of(), value.blurred(), declares);
      case Node.ObjectOf pattern -> {
        for (Node.Property each : pattern.properties()) {
          String key = each.key() == null ? "" : value(each.key()).text().orElse("");
          bind(
              each.value(),
              key.isEmpty() ? value.blurred() : calls.member(value, key, target.at()),
              declares);
        }
      }
      case Node.ArrayOf pattern -> {
        List<Value> items = value.items().orElse(List.of());
        for (int i = 0; i < pattern.items().size(); i++) {
          bind(pattern.items().get(i), i < items.size() ? items.get(i) : value.blurred(), declares);
        }
      }
      case Node.Chain chain -> member(chain, value);
      default -> {}
    }
  }

  private void member(Node.Chain chain, Value value) {
    Value of = prefix(chain);
    String name = key(chain.links().getLast());
    if (name.equals("exports")
        && chain.first() instanceof Node.Name(int at, String id)
        && id.equals("module")) {
      exports(value, chain.at());
    }
    switch (of.known()) {
      case JsObject object when !name.isEmpty() -> object.put(name, value);
      case JsObject object -> object.flow = object.flow.and(value.flow());
      case Known.Named(String n) -> calls.assigned(Names.member(n, name), value, chain.at());
      // Whoever gave it calls what is put there: {@code socket.onmessage = …}
      case Known.Result(String n) when value.known() instanceof Closure ->
          calls.callback(value, of.flow(), chain.at());
      default -> {}
    }
    if (chain.first() instanceof Node.Name root && !(of.known() instanceof Known.Named)) {
      scope.taint(root.id(), value.flow());
    }
  }

  private Value prefix(Node.Chain chain) {
    List<Node.Link> before = chain.links().subList(0, chain.links().size() - 1);
    return before.isEmpty()
        ? value(chain.first())
        : chain(new Node.Chain(chain.at(), chain.first(), before));
  }

  /** Numbers are names of members, too. */
  private static String key(Value value) {
    return value.text().orElseGet(() -> value.smallNumber().map(String::valueOf).orElse(""));
  }

  private String key(Node.Link link) {
    return switch (link) {
      case Node.Member(String name) -> name;
      case Node.Index(Node of) -> key(value(of));
      case Node.Call call -> "";
    };
  }

  // --- chains

  private Value chain(Node.Chain chain) {
    Value value = value(chain.first());
    Value receiver = Value.UNKNOWN;
    for (int i = 0; i < chain.links().size(); i++) {
      session.budget.step();
      Value of = value;
      value =
          switch (chain.links().get(i)) {
            case Node.Member(String name) -> calls.member(of, name, chain.at());
            case Node.Index(Node index) -> index(of, index);
            case Node.Call call -> calls.call(of, receiver, call, root(chain, i));
          };
      added(chain, i, value);
      receiver = of;
    }
    return value;
  }

  /** What is put into a member is in the whole. */
  private void added(Node.Chain chain, int call, Value value) {
    if (call > 1
        && chain.links().get(call) instanceof Node.Call
        && chain.links().get(call - 1) instanceof Node.Member(String name)
        && Library.ADDS.contains(name)
        && chain.first() instanceof Node.Name root
        && !root.id().equals("this")) {
      scope.taint(root.id(), value.flow());
    }
    if (call > 0
        && chain.links().get(call) instanceof Node.Call(int at, List<Node> arguments, boolean made)
        && chain.links().get(call - 1) instanceof Node.Member(String name)
        && ASKS.contains(name)) {
      named(chain, value.flow());
      arguments.forEach(argument -> named(argument, value.flow()));
    }
  }

  /** The name that a method is called on. */
  private static @Nullable Node root(Node.Chain chain, int call) {
    return call == 1 && chain.first() instanceof Node.Name ? chain.first() : null;
  }

  private Value index(Value of, Node index) {
    Value key = value(index);
    if (key.text().isPresent()) {
      if (!(index instanceof Node.Constant)
          && of.known() instanceof Known.Named(String n)
          && Names.isGlobal(n)) {
        add(Behaviour.INDIRECT, n, key.flow(), index.at());
      }
      return calls.member(of, key.text().get(), index.at()).with(key.flow());
    }
    Value member = of.known() instanceof JsObject object ? object.members.get(key(key)) : null;
    if (member != null) {
      return member.with(key.flow());
    }
    int at = key.smallNumber().orElse(-1);
    List<Value> items = of.items().orElse(List.of());
    if (at >= 0 && at < items.size()) {
      return items.get(at).with(key.flow());
    }
    if (of.text().isPresent() && at >= 0 && at < of.text().get().length()) {
      return Value.text(of.text().get().substring(at, at + 1), of.flow());
    }
    return Value.unknown(of.flow().and(key.flow()));
  }

  // --- calls of functions that are read

  /** Evaluates a function with arguments; gives what it returns. */
  Value call(Closure closure, List<Value> given, Value self) {
    Node.Function function = closure.function();
    List<Value> arguments = new ArrayList<>(closure.bound());
    arguments.addAll(given);
    Flow flow = Value.flowOf(arguments);
    Body body = function.body();
    Value known = body.result;
    boolean again = known != null;
    body.rounds++;
    boolean constant = arguments.stream().anyMatch(a -> !a.isUnknown());
    TextDecoder decoder = body.tokens.decoder(function);
    if (decoder != null) {
      return decoder.call(arguments);
    }
    if (Packer.is(function)) {
      return Packer.unpacked(arguments).map(Value::text).orElse(Value.unknown(flow));
    }
    if (closure.scope().depth() > DEEPEST) {
      session.sink.doubt("functions are nested deeper than " + DEEPEST + " levels");
      return Value.unknown(flow);
    }
    if (body.active > (constant ? MOST_WITHIN : 0)
        || session.calls >= MOST_CALLS
        || (again
            && (!session.budget.mayRepeat() || (body.rounds > 4 && flow.isEmpty() && !constant)))) {
      return (known == null ? Value.UNKNOWN : known).with(flow);
    }
    body.active++;
    session.calls++;
    if (again) {
      session.budget.again();
    }
    Scope inner = new Scope(closure.scope(), closure.unit());
    Evaluator within = new Evaluator(session, closure.source(), inner);
    within.parameters(function.parameters(), arguments);
    Value of = closure.self() != null ? closure.self() : self;
    if (!function.arrow()) {
      inner.declare("this", of);
    }
    within.run(body);
    session.calls--;
    body.active--;
    body.result = inner.returned;
    if (again) {
      session.budget.anew();
    }
    return inner.returned;
  }

  private void parameters(List<Node> parameters, List<Value> arguments) {
    for (int i = 0; i < parameters.size(); i++) {
      Value value = i < arguments.size() ? arguments.get(i) : Value.UNKNOWN;
      if (parameters.get(i) instanceof Node.Spread) {
        value = Value.items(arguments.subList(Math.min(i, arguments.size()), arguments.size()));
      }
      bind(parameters.get(i) instanceof Node.Spread s ? s.of() : parameters.get(i), value, true);
    }
    scope.declare("arguments", Value.items(arguments));
  }

  // --- the rest

  private Value loop(Node.Loop loop) {
    if (loop.over() != null && loop.each() != null) {
      Value over = calls.used(value(loop.over()), loop.at());
      List<Value> items = over.items().orElseGet(() -> keys(over));
      boolean unrolls =
          items.size() > 1
              && items.size() <= MOST_ROUNDS
              && session.budget.mayRepeat()
              && items.stream().noneMatch(Value::isUnknown);
      if (unrolls) {
        return unrolled(loop.each(), items, loop.body());
      }
      bind(loop.each(), items.isEmpty() ? over.blurred() : items.get(0).with(over.flow()), true);
      int known = session.secretNames;
      Value last = run(loop.body());
      return session.secretNames == known ? last : run(loop.body());
    }
    if (!new Loops(this).unrolled(loop)) {
      run(loop.heads());
      run(loop.body());
    }
    return Value.UNKNOWN;
  }

  /** Blocks in the order that they are picked in; then those that are never. */
  private Value picked(Node.Picked picked) {
    Map<String, List<Node>> rest = new LinkedHashMap<>(picked.blocks());
    for (Value label : value(picked.order()).items().orElse(List.of())) {
      run(Optional.ofNullable(rest.remove(key(label))).orElse(List.of()));
    }
    rest.values().forEach(this::run);
    return Value.UNKNOWN;
  }

  private static List<Value> keys(Value of) {
    return of.known() instanceof JsObject object && object.members.size() <= 64
        ? object.members.keySet().stream().map(Value::text).toList()
        : List.of();
  }

  private Value unrolled(Node each, List<Value> items, List<Node> body) {
    boolean first = true;
    for (Value item : items) {
      bind(each, item, true);
      run(body);
      if (first) {
        session.budget.again();
      }
      first = false;
      if (!session.budget.mayRepeat()) {
        break;
      }
    }
    session.budget.anew();
    return Value.UNKNOWN;
  }

  /** Runs what is exported; where files are read together, others find it by its name. */
  private Value exported(Node.Export export) {
    boolean again = !export.module().isEmpty();
    Value other = again ? calls.require(export.module(), export.at()) : Value.UNKNOWN;
    Value value = run(export.of());
    if (export.standard()) {
      exports(value, export.at());
    }
    if (scope.get("exports") instanceof Value(JsObject exports, Flow flow) && exports.isModule) {
      if (other.known() instanceof JsObject all) {
        all.members.forEach(exports::put);
      }
      scope
          .names()
          .forEach((name, of) -> {
            if (!(of.known() instanceof JsObject object && object.isModule)) {
              exports.members.putIfAbsent(name, of);
            }
          });
      if (!(export.of().isEmpty() || value.isUnknown())) {
        exports.put("default", value);
      }
    }
    return value;
  }

  /** Whoever calls the module itself calls this. */
  void exports(Value value, int at) {
    if (value.known() instanceof Closure closure) {
      session.sink.refer(ModuleFile.EXPORT, source.line(at), new Reference.Local(closure.unit()));
    }
  }

  private Value imported(Node.Import imported) {
    Value module =
        imported.module().isEmpty()
            ? Value.UNKNOWN
            : calls.require(imported.module(), imported.at());
    for (int i = 0; i < imported.names().size(); i++) {
      String name = imported.names().get(i);
      Value value =
          name.equals("*") || (name.equals("default") && !(module.known() instanceof JsObject))
              ? module
              : calls.member(module, name, imported.at());
      scope.declare(imported.locals().get(i), value);
    }
    return Value.UNKNOWN;
  }

  Map<String, Flow> written() {
    return session.written;
  }
}
