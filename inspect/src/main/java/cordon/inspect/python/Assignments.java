package cordon.inspect.python;

import cordon.inspect.python.Expr.Attribute;
import cordon.inspect.python.Expr.Call;
import cordon.inspect.python.Expr.Subscript;
import cordon.inspect.python.Expr.Trailer;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What names, attributes and items stand for from now on. */
final class Assignments {
  private final Evaluator evaluator;
  private final Calls calls;

  Assignments(Evaluator evaluator, Calls calls) {
    this.evaluator = evaluator;
    this.calls = calls;
  }

  /**
   * @param maybe whether what was there before counts too
   */
  void assign(Expr target, Value value, boolean maybe) {
    switch (target) {
      case Expr.Name name -> {
        evaluator.scope.assign(name.id(), value, maybe);
        if (evaluator.scope.ofClass != null) {
          evaluator.scope.ofClass.keep(name.id(), value);
        }
      }
      case Expr.Items items -> {
        List<Value> parts = Arithmetic.items(value);
        for (int i = 0; i < items.of().size(); i++) {
          boolean known = parts.size() == items.of().size();
          assign(items.of().get(i), known ? parts.get(i) : part(value), maybe);
        }
      }
      case Expr.Spread rest -> assign(rest.of(), value, maybe);
      case Expr.Primary primary -> assignPart(primary, value);
      default -> {}
    }
  }

  /** {@code reader, writer = await open_connection(…)}: each is known by what gave them. */
  private static Value part(Value of) {
    return of.known() instanceof Known.Result ? of : Rounds.element(of);
  }

  private void assignPart(Expr.Primary primary, Value value) {
    List<Trailer> trailers = primary.trailers();
    Trailer last = trailers.getLast();
    Value owner =
        trailers.size() == 1
            ? evaluator.value(primary.atom())
            : evaluator.value(
                new Expr.Primary(
                    primary.at(), primary.atom(), trailers.subList(0, trailers.size() - 1)));
    if (last instanceof Subscript subscript) {
      Value key = evaluator.value(subscript.index());
      new Replacing(evaluator, calls).module(owner, key, value, primary.at());
      if (trailers.size() == 1) {
        new Mail(evaluator).assigned(primary.atom(), owner, key, value);
      }
    }
    if (last instanceof Attribute attribute) {
      if (!keep(owner, attribute.name(), value)) {
        taint(primary.atom(), value.flow().and(Credentials.ofAttribute(owner, attribute.name())));
        replaced(owner, attribute.name(), value, primary.at());
      }
    } else {
      taint(primary.atom(), value.flow());
      if (trailers.size() == 2 && trailers.getFirst() instanceof Attribute) {
        taint(new Expr.Primary(primary.at(), primary.atom(), trailers.subList(0, 1)), value.flow());
      }
    }
  }

  void inherited(ClassObject type, int at) {
    new Replacing(evaluator, calls).inherited(type, at);
  }

  void replaced(Value owner, String name, Value value, int at) {
    new Replacing(evaluator, calls).attribute(owner, name, value, at);
  }

  /** Keeps a value in an object or a class; gives whether it is one that is known. */
  boolean keep(Value owner, String name, Value value) {
    switch (owner.known()) {
      case ClassObject.Instance(ClassObject type) -> {
        if (value.known() instanceof Closure && type.member(name) == null) {
          type.bindings.put(name, ClassObject.Binding.NOTHING);
        }
        type.keep(name, value);
      }
      case ClassObject type -> type.keep(name, value);
      case ModuleObject module -> module.names().assign(name, value, true);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Lets something flow into what an expression names. */
  void taint(@Nullable Expr expr, Flow flow) {
    if (flow.isEmpty()) {
      return;
    }
    if (expr instanceof Expr.Name name) {
      evaluator.scope.taint(name.id(), flow);
    } else if (expr instanceof Expr.Primary primary) {
      Trailer last = primary.trailers().getLast();
      if (last instanceof Attribute attribute
          && primary.trailers().size() == 1
          && evaluator.value(primary.atom()).known() instanceof ClassObject.Instance object) {
        object.of().keep(attribute.name(), Value.unknown(flow));
      } else if (last instanceof Call call && call.arguments().size() == 1) {
        taint(call.arguments().getFirst().value(), flow);
      } else if (last instanceof Attribute && primary.trailers().size() == 1) {
        taint(primary.atom(), flow);
      }
    }
  }
}
