package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Unit;
import cordon.inspect.python.Expr.Attribute;
import cordon.inspect.python.Expr.Call;
import cordon.inspect.python.Expr.Slice;
import cordon.inspect.python.Expr.Subscript;
import cordon.inspect.python.Expr.Trailer;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives expressions their values, as far as they can be known, and says what they do. */
final class Evaluator {
  final Session session;
  final Code code;
  final Scope scope;
  private final Calls calls;
  private final Assignments assignments;
  private final Rounds rounds;

  Evaluator(Session session, Code code, Scope scope) {
    this.session = session;
    this.code = code;
    this.scope = scope;
    this.calls = new Calls(this);
    this.assignments = new Assignments(this, calls);
    this.rounds = new Rounds(this, calls.lookups());
  }

  /** The unit of which is told what is done here. */
  String unit() {
    return code.unit(scope);
  }

  /** The same, however it is called. */
  String function() {
    return Unit.function(unit());
  }

  void add(Behaviour behaviour, String detail, Flow inputs, int at) {
    session.sink.add(behaviour, detail, inputs, unit(), code.layer, at);
  }

  Value value(Expr expr) {
    session.step();
    Value value = evaluated(expr);
    // What a name stands for was counted when it was made.
    return expr instanceof Expr.Name || session.holds(value)
        ? value
        : Value.unknown(value.flow().and(Flow.UNSEEN));
  }

  private Value evaluated(Expr expr) {
    return switch (expr) {
      case Expr.Constant constant ->
          constant.value().with(session.words(code, function(), constant));
      case Expr.Name name -> named(name.id());
      case Expr.Joined joined -> joined(joined);
      case Expr.Primary primary -> primary(primary);
      case Expr.Chain chain -> chain(chain);
      case Expr.Unary unary -> Arithmetic.unary(unary.op(), value(unary.of()));
      case Expr.Either either -> either(either);
      case Expr.Opaque opaque -> {
        opaque.of().forEach(this::value);
        yield Value.UNKNOWN;
      }
      case Expr.Items items -> Value.items(items(items));
      case Expr.Spread spread -> value(spread.of());
      case Expr.Pairs pairs -> pairs(pairs);
      case Expr.Lambda lambda -> lambda(lambda);
      case Expr.Comprehension comprehension -> rounds.comprehension(comprehension);
      case Expr.Walrus walrus -> {
        Value value = value(walrus.value());
        boolean given =
            walrus.target() instanceof Expr.Name(int at, String id) && id.equals(Scope.YIELD);
        assignments.assign(walrus.target(), value, given); // a generator gives one after the other
        yield value;
      }
    };
  }

  /** The elements of a list as it is written; what one is spread into stands in its place. */
  private List<Value> items(Expr.Items items) {
    List<Value> out = new ArrayList<>();
    for (Expr each : items.of()) {
      Value value = value(each);
      List<Value> spread = each instanceof Expr.Spread ? Arithmetic.items(value) : List.of();
      out.addAll(spread.isEmpty() ? List.of(value) : spread);
    }
    return out;
  }

  Value named(String id) {
    Value value = scope.get(id);
    return value != null ? value : Value.named(Names.normal(id));
  }

  private Value joined(Expr.Joined joined) {
    Value text = Value.text("");
    for (Expr part : joined.parts()) {
      text = text.then(written(value(part), joined.at()));
    }
    return seen(text, joined.at());
  }

  /** How an object writes itself. */
  private Value written(Value value, int at) {
    if (!(value.known() instanceof ClassObject.Instance)) {
      return calls.lookups().whole(value, at);
    }
    Value text = special().call(value, "__str__", List.of(), at);
    return (text.isUnknown() ? special().call(value, "__repr__", List.of(), at) : text)
        .with(value.flow());
  }

  private Value chain(Expr.Chain chain) {
    Value left = value(chain.first());
    boolean text = false;
    for (int i = 0; i < chain.ops().size(); i++) {
      Value right = value(chain.others().get(i));
      right = chain.ops().get(i) == '%' ? calls.lookups().whole(right, chain.at()) : right;
      boolean own =
          left.known() instanceof ClassObject.Instance
              || right.known() instanceof ClassObject.Instance;
      left =
          own
              ? special().operator(chain.ops().get(i), left, right, chain.at())
              : Arithmetic.binary(chain.ops().get(i), left, right);
      text |= left.known() instanceof Known.Text;
    }
    return text ? seen(left, chain.at()) : left;
  }

  /** What a text names that was put together from parts which name nothing each. */
  Value seen(Value value, int at) {
    if (value.known() instanceof Known.Text(String text, boolean whole) && text.length() < 4096) {
      Flow words = session.words(text);
      if (!words.equals(Flow.NONE) && !value.flow().and(words).equals(value.flow())) {
        session.name(text, code, function(), at);
        return value.with(words);
      }
    }
    return value;
  }

  private Value either(Expr.Either either) {
    Value joined = Value.UNKNOWN;
    for (Expr each : either.of()) {
      Value value = value(each);
      joined = joined.isUnknown() ? value.with(joined.flow()) : joined.with(value.flow());
    }
    return joined;
  }

  private Value pairs(Expr.Pairs pairs) {
    Map<String, Value> known = new LinkedHashMap<>();
    Flow flow = Flow.NONE;
    for (int i = 0; i < pairs.keys().size(); i++) {
      Value key = value(pairs.keys().get(i));
      Value value = value(pairs.values().get(i));
      flow = flow.and(value.flow()).and(calls.lookups().environment(value, pairs.at()));
      key.text().ifPresent(text -> known.put(text, value));
    }
    flow = Containers.areGivenAll(known) ? flow.and(Behaviour.ESCAPE) : flow;
    flow = Mail.isCopied(known) ? flow.and(Behaviour.PASSING) : flow;
    return new Value(new Known.Pairs(known), flow);
  }

  private Value lambda(Expr.Lambda lambda) {
    String unit =
        scope.root().unit + "<lambda:" + code.layer.line(lambda.at()) + ":" + lambda.at() + ">";
    Closure closure =
        new Closure(
            unit, lambda.parameters(), new Closure.Expression(lambda.body()), scope, code, null);
    session.pending.add(closure);
    return new Value(closure, Flow.NONE);
  }

  private Value primary(Expr.Primary primary) {
    Value value = value(primary.atom());
    for (int i = 0; i < primary.trailers().size(); i++) {
      Trailer trailer = primary.trailers().get(i);
      Trailer before = primary.trailers().get(Math.max(0, i - 1));
      session.step();
      value =
          switch (trailer) {
            case Attribute attribute -> {
              boolean called =
                  i + 1 < primary.trailers().size()
                      && primary.trailers().get(i + 1) instanceof Call;
              Value member = attribute(value, attribute.name());
              yield called ? member : calls.read(value, attribute.name(), member, primary.at());
            }
            case Subscript subscript when Containers.isEnvironment(before, subscript) ->
                Containers.environment(this, value, subscript.at());
            case Subscript subscript -> subscript(value, subscript);
            case Slice slice -> slice(value, slice);
            case Call call -> calls.call(value, call, receiver(primary, i));
          };
    }
    return value;
  }

  /** The expression that a method is called on, if it is one that can be changed: a name. */
  private static @Nullable Expr receiver(Expr.Primary primary, int call) {
    if (call == 1) {
      return primary.atom();
    }
    boolean attribute =
        call == 2
            && primary.trailers().get(0) instanceof Attribute
            && primary.trailers().get(1) instanceof Attribute;
    return attribute
        ? new Expr.Primary(primary.at(), primary.atom(), primary.trailers().subList(0, 1))
        : null;
  }

  Value attribute(Value of, String name) {
    return switch (of.known()) {
      case Known.Named n when name.equals("__getattribute__") ->
          new Value(new Partial(Value.named("getattr"), List.of(of)), of.flow());
      case Known.Named(String module) -> session.attributes.of(module, name, of.flow());
      case Known.Result(String from) ->
          session.attributes.of(from, name, of.flow().and(Credentials.ofAttribute(of, name)));
      case ModuleObject module -> session.imports.attribute(this, module, name, 0);
      case ClassObject type -> member(type, name, of);
      case ClassObject.Instance object ->
          asks(object.of(), name)
              ? special().call(of, "__getattr__", List.of(Value.text(name)), 0)
              : member(object.of(), name, of);
      case Parent parent -> parent.attribute(name);
      case Closure closure when name.equals("__call__") -> of;
      case FileHandle file when name.equals("name") -> file.path().with(of.flow());
      default ->
          new Value(new Partial.Method(of, name), of.flow().and(Arguments.ofAttribute(name)));
    };
  }

  /** Whether an object that has no such attribute is asked for it, and not by itself. */
  private boolean asks(ClassObject type, String name) {
    return type.member(name) == null
        && type.member("__getattr__") instanceof Value getter
        && getter.known() instanceof Closure closure
        && !session.active.contains(closure.unit());
  }

  private Value member(ClassObject type, String name, Value object) {
    Value member = type.member(name);
    if (member == null) {
      String base = type.foreignBase();
      return base.isEmpty()
          ? new Value(new Partial.Method(object, name), object.flow())
          : session.attributes.of(base, name, object.flow());
    }
    return type.bound(name, member, object);
  }

  private Value subscript(Value of, Subscript subscript) {
    Value index = value(subscript.index());
    if (of.known() instanceof Known.Named(String name)) {
      boolean computed = !(subscript.index() instanceof Expr.Constant);
      return calls.lookups().item(name, of, index, computed, subscript.at());
    }
    if (of.known() instanceof ClassObject.Instance) {
      return special().call(of, "__getitem__", List.of(index), subscript.at()).with(of.flow());
    }
    if (of.known() instanceof Known.Result && of.flow().has(Behaviour.FETCH)) {
      return of;
    }
    boolean looksUp = of.text().isPresent() && !(subscript.index() instanceof Expr.Constant);
    Value item = Arithmetic.item(of, index);
    return looksUp ? item.with(Behaviour.DECODE) : item;
  }

  private Value slice(Value of, Slice slice) {
    Value from = slice.from() == null ? Value.UNKNOWN : value(slice.from());
    Value to = slice.to() == null ? Value.UNKNOWN : value(slice.to());
    Value step = slice.step() == null ? Value.number(1) : value(slice.step());
    boolean open =
        (slice.from() != null && from.smallNumber().isEmpty())
            || (slice.to() != null && to.smallNumber().isEmpty())
            || step.smallNumber().isEmpty();
    return open
        ? of.blurred()
        : seen(
            Arithmetic.slice(
                of,
                from.smallNumber().orElse(null),
                to.smallNumber().orElse(null),
                step.smallNumber().orElse(1)),
            slice.at());
  }

  SpecialMethods special() {
    return calls.special();
  }

  Assignments assignments() {
    return assignments;
  }

  Rounds rounds() {
    return rounds;
  }
}
