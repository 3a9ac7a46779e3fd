package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows an expression: members, indexes and calls, one after the other. */
final class Chains {
  /** Ask for what a text is or holds. */
  private static final Set<String> ASKS =
      Set.of("includes", "endsWith", "startsWith", "indexOf", "match", "test", "has", "search");

  private final Evaluator evaluator;

  private static final Set<String> PUSHES = Set.of("push", "unshift");

  Chains(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Value value(Node.Chain chain) {
    Value value = evaluator.value(chain.first());
    Value receiver = Value.UNKNOWN;
    for (int i = 0; i < chain.links().size(); i++) {
      evaluator.session.budget.step();
      Value of = value;
      value =
          switch (chain.links().get(i)) {
            case Node.Member(String name) ->
                evaluator.calls.member(of, name, chain.at()).with(Parameters.ofWallet(chain, i));
            case Node.Index(Node index) -> index(of, index);
            case Node.Call call -> called(chain, i, of, receiver, call);
          };
      added(chain, i, value, receiver);
      receiver = of;
    }
    return value;
  }

  private Value called(Node.Chain chain, int i, Value of, Value receiver, Node.Call call) {
    String helper = AsyncFunctions.helper(chain, i);
    if (helper.isEmpty()) {
      return evaluator.calls.call(of, receiver, call, root(chain, i));
    }
    List<Value> given = evaluator.calls.arguments(call, false);
    return new AsyncFunctions(evaluator.calls)
        .call(helper, new Invocation(given, call.arguments(), receiver, null, call.at(), false));
  }

  /** What is put into a member is in the whole. */
  private void added(Node.Chain chain, int call, Value value, Value receiver) {
    if (call > 1
        && chain.links().get(call) instanceof Node.Call
        && chain.links().get(call - 1) instanceof Node.Member(String name)
        && chain.first() instanceof Node.Name root) {
      boolean own = root.id().equals("this");
      if (!own && PlainFunctions.ADDS.contains(name)) {
        evaluator.scope.taint(root.id(), value.flow());
      } else if (own
          && call == 2
          && (PlainFunctions.ADDS.contains(name) || PUSHES.contains(name))) {
        own(chain.links().get(0), value.flow());
      }
    }
    if (call > 0
        && chain.links().get(call) instanceof Node.Call(int at, List<Node> arguments, boolean made)
        && chain.links().get(call - 1) instanceof Node.Member(String name)
        && ASKS.contains(name)) {
      Assignments names = new Assignments(evaluator);
      Flow asked = value.flow().and(names.settings(receiver, at));
      for (Node argument : arguments) {
        asked =
            argument instanceof Node.Constant word
                ? asked.and(names.settings(word.value(), at))
                : asked;
      }
      names.named(chain, asked);
      for (Node argument : arguments) {
        names.named(argument, asked);
      }
    }
  }

  /** A member of the object whose function this is holds more. */
  private void own(Node.Link link, Flow more) {
    if (!more.isEmpty()
        && link instanceof Node.Member(String member)
        && evaluator.scope.get("this") instanceof Value self
        && self.known() instanceof JsObject object
        && object.members.get(member) instanceof Value before) {
      object.put(member, before.with(more));
    }
  }

  /** The name that a method is called on. */
  private static @Nullable Node root(Node.Chain chain, int call) {
    return call == 1 && chain.first() instanceof Node.Name ? chain.first() : null;
  }

  private Value index(Value of, Node index) {
    Value key = evaluator.value(index);
    if (key.text().isPresent()) {
      if (!(index instanceof Node.Constant)
          && of.known() instanceof Known.Named(String n)
          && Names.isGlobal(n)) {
        evaluator.add(Behaviour.INDIRECT, n, key.flow(), index.at());
      }
      Value member = evaluator.calls.member(of, key.text().get(), index.at()).with(key.flow());
      boolean hides =
          key.text().get().equals("constructor")
              && of.known() instanceof Closure
              && !(index instanceof Node.Constant);
      return hides ? member.with(Behaviour.DECODE) : member;
    }
    if (of.known() instanceof Known.Named(String module)
        && module.equals(Running.HIDDEN_MODULE)
        && key.flow().has(Behaviour.DECODE)) {
      return new Value(new Known.Named(Running.HIDDEN_FUNCTION), of.flow());
    }
    Value member =
        of.known() instanceof JsObject object ? object.members.get(Assignments.key(key)) : null;
    if (member != null) {
      return member.with(choosing(key));
    }
    int at = key.smallNumber().orElse(-1);
    List<Value> items = of.items().orElse(List.of());
    if (at >= 0 && at < items.size()) {
      return items.get(at).with(choosing(key));
    }
    if (of.known() instanceof Known.Bytes(byte[] bytes) && at >= 0 && at < bytes.length) {
      return new Value(Value.number(bytes[at] & 0xFF).known(), of.flow());
    }
    Optional<Value> choice = Choice.in(of, key);
    if (choice.isPresent()) {
      return choice.get();
    }
    if (items.size() == 1 && key.isUnknown()) {
      return items.getFirst().with(choosing(key));
    }
    if (of.text().isPresent() && at >= 0 && at < of.text().get().length()) {
      return Value.text(of.text().get().substring(at, at + 1), of.flow());
    }
    return Value.unknown(of.flow().and(choosing(key)));
  }

  /** A visitor who says which one of them it is to be has not sent it. */
  private static Flow choosing(Value key) {
    return key.flow().without(Behaviour.REQUEST);
  }
}
