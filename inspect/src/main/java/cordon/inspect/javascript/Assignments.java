package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What names, patterns and members are given, and what is learnt of a name by comparing it. */
final class Assignments {
  /** Of a list that is changed place by place, as that is copied each time. */
  private static final int MOST_ITEMS = 256;

  /** What may have flowed into an object that settings are added to. */
  private static final Set<Behaviour> KEPT =
      Set.of(Behaviour.HOST_INFO, Behaviour.DECODE, Behaviour.HOOK, Behaviour.PERSIST);

  private final Evaluator evaluator;

  Assignments(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Value assign(Node.Assign assign) {
    Value given = evaluator.value(assign.value());
    // A further name for the environment is no use of it yet.
    boolean renames = assign.target() instanceof Node.Name && Calls.isEnvironment(given);
    Value value = renames ? given : evaluator.calls.used(given, assign.at());
    if (!assign.operator().equals("=")) {
      Value before = evaluator.value(assign.target());
      value =
          Operators.binary(
              assign.operator().substring(0, assign.operator().length() - 1), before, value);
      value = evaluator.seen(value, assign.at());
    }
    new Exchanges(evaluator).reassigned(assign, value);
    bind(assign.target(), value, false);
    return value;
  }

  void bind(Node target, Value value, boolean declares) {
    switch (target) {
      case Node.Name name -> {
        if (declares) {
          evaluator.scope.declare(name.id(), value);
        } else {
          evaluator.session.gives(value);
          evaluator.scope.assign(name.id(), value);
        }
      }
      case Node.Assign withDefault ->
          bind(
              withDefault.target(),
              value.isUnknown() && value.flow().isEmpty()
                  ? evaluator.value(withDefault.value())
                  : value,
              declares);
      case Node.Spread rest -> bind(rest.of(), value.blurred(), declares);
      case Node.ObjectOf pattern -> {
        for (Node.Property each : pattern.properties()) {
          String key = each.key() == null ? "" : evaluator.value(each.key()).text().orElse("");
          bind(
              each.value(),
              key.isEmpty() ? value.blurred() : evaluator.calls.member(value, key, target.at()),
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
      new Exports(evaluator).exports(value, chain.at());
    }
    new Exchanges(evaluator).assigned(of, name, value, chain.at());
    switch (of.known()) {
      case JsObject object when !name.isEmpty() -> object.put(name, value);
      case JsObject object -> object.flow = object.flow.and(value.flow());
      case Known.Named(String n) when Names.isGlobal(n) && isRenamed(name, value) ->
          evaluator.scope.further(name, value);
      case Known.Named(String n) when Names.isGlobal(n) && isComputed(chain) -> {
        evaluator.add(Behaviour.INDIRECT, n, value.flow(), chain.at());
        new ForeignNames(evaluator.calls).assigned(Names.member(n, name), value, chain.at());
      }
      case Known.Named(String n) ->
          new ForeignNames(evaluator.calls).assigned(Names.member(n, name), value, chain.at());
      case Known.Result(String n)
          when n.equals("JSON.parse")
              && chain.links().size() == 1
              && !name.isEmpty()
              && chain.first() instanceof Node.Name root
              && value.known() instanceof JsObject ->
          added(root, of, name, value);
      // Whoever gave it calls what is put there: {@code socket.onmessage = …}
      case Known.Result(String n) when value.known() instanceof Closure ->
          evaluator.calls.callback(value, of.flow(), chain.at());
      case Known.Result(String n) ->
          new ForeignNames(evaluator.calls).assigned(Names.member(n, name), value, chain.at());
      case Closure function when !name.isEmpty() && !of.flow().has(Behaviour.PASSING) ->
          new FunctionObjects(evaluator.calls).put(function, name, value);
      case Known.Items(List<Value> items) when chain.links().size() == 1 ->
          element(chain, items, value);
      case Known.Unknown unknown
          when chain.links().size() == 1
              && !name.isEmpty()
              && chain.first() instanceof Node.Name root
              && value.known() instanceof JsObject
              && of.flow().behaviours().stream().allMatch(KEPT::contains) ->
          added(root, of, name, value);
      default -> {
        // What stands on something that passed is called with what passes.
        if (of.flow().has(Behaviour.PASSING) || Wallets.isTransfer(name)) {
          Flow passing = of.flow().and(Behaviour.PASSING);
          evaluator.calls.callback(Calls.made(value), passing, chain.at());
        }
      }
    }
    if (chain.first() instanceof Node.Name root && !(of.known() instanceof Known.Named)) {
      evaluator.scope.taint(root.id(), value.flow());
    }
  }

  /** An object of which nothing else is known has a member from there on. */
  private void added(Node.Name root, Value before, String name, Value value) {
    JsObject object = new JsObject();
    object.flow = before.flow();
    object.put(name, value);
    evaluator.scope.replace(root.id(), object.value());
  }

  /** One place of a short list, or the next after its last. */
  private void element(Node.Chain chain, List<Value> items, Value value) {
    if (!(chain.first() instanceof Node.Name root)
        || !(chain.links().getLast() instanceof Node.Index(Node index))) {
      return;
    }
    int at = evaluator.value(index).smallNumber().orElse(-1);
    if (at >= 0 && at <= items.size() && at < MOST_ITEMS) {
      List<Value> changed = new ArrayList<>(items);
      if (at < items.size()) {
        changed.set(at, value);
      } else {
        changed.add(value);
      }
      evaluator.session.budget.hold(1 + changed.size() / 8);
      Value before = evaluator.value(root);
      evaluator.scope.replace(
          root.id(), new Value(new Known.Items(changed), before.flow().and(value.flow())));
    }
  }

  /** {@code global.r = require}; but what puts another {@code fetch} in place still is one. */
  private static boolean isRenamed(String name, Value value) {
    return !name.isEmpty() && value.known() instanceof Known.Named(String of) && !of.endsWith(name);
  }

  private static boolean isComputed(Node.Chain chain) {
    return chain.links().getLast() instanceof Node.Index(Node of) && !(of instanceof Node.Constant);
  }

  private Value prefix(Node.Chain chain) {
    List<Node.Link> before = chain.links().subList(0, chain.links().size() - 1);
    return before.isEmpty()
        ? evaluator.value(chain.first())
        : new Chains(evaluator).value(new Node.Chain(chain.at(), chain.first(), before));
  }

  /** Numbers are names of members, too. */
  static String key(Value value) {
    return value.text().orElseGet(() -> value.smallNumber().map(String::valueOf).orElse(""));
  }

  private String key(Node.Link link) {
    return switch (link) {
      case Node.Member(String name) -> name;
      case Node.Index(Node of) -> key(evaluator.value(of));
      case Node.Call call -> "";
    };
  }

  /** What has the name of a secret is one from there on. */
  void compared(String operator, Node a, Value left, Node b, Value right) {
    if (operator.endsWith("==") || operator.startsWith("!=")) {
      chosen(a, left, right);
      chosen(b, right, left);
    }
    if (operator.equals("===") || operator.equals("==")) {
      named(a, right.flow().and(settings(right, b.at())));
      named(b, left.flow().and(settings(left, a.at())));
    }
  }

  /** Asks for files of settings by their name, in which programs keep passwords. */
  Flow settings(Value word, int at) {
    String text =
        word.known() instanceof Pattern(String pattern)
            ? pattern.replace("\\", "").replace("^", "")
            : word.text().orElse("");
    boolean names =
        text.startsWith(".env") && (text.length() == 4 || "$(.".indexOf(text.charAt(4)) >= 0);
    if (names) {
      evaluator.add(Behaviour.SECRET, "dotenv", Flow.NONE, at);
    }
    return names ? Flow.of(Behaviour.SECRET) : Flow.NONE;
  }

  /** What must be one of the words in the code is no longer a visitor's to choose. */
  private void chosen(Node node, Value value, Value word) {
    if (node instanceof Node.Name(int at, String id)
        && value.flow().has(Behaviour.REQUEST)
        && word.text().isPresent()) {
      evaluator.scope.replace(id, value.withOnly(value.flow().without(Behaviour.REQUEST)));
    }
  }

  /** Marks what is asked for its name, if the name is that of a secret. */
  void named(Node node, Flow name) {
    Node root = node instanceof Node.Chain chain ? chain.first() : node;
    if (name.has(Behaviour.SECRET) && root instanceof Node.Name(int at, String id)) {
      Value value = evaluator.scope.get(id);
      if (value != null && !value.flow().has(Behaviour.SECRET)) {
        evaluator.session.secretNames++;
        evaluator.scope.taint(id, Flow.of(Behaviour.SECRET));
      }
    }
  }
}
