package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Functions that are handed over to be called by whoever takes them. */
final class Callbacks {
  private final Calls calls;
  private final Evaluator evaluator;
  private final Session session;
  private final FunctionCalls functions;

  Callbacks(Calls calls, Evaluator evaluator, FunctionCalls functions) {
    this.calls = calls;
    this.evaluator = evaluator;
    this.session = evaluator.session;
    this.functions = functions;
  }

  /** Functions that a method was handed, if it calls what it is given. */
  Flow ofMethod(String method, Invocation invocation) {
    boolean event = method.equals("connect") && invocation.first().text().isPresent();
    if (Callers.takesMethod(method) || event) {
      all(invocation);
    } else if (method.equals("register")) {
      registered(invocation);
    }
    return Flow.NONE;
  }

  /** {@code pluginmanager.register(Plugin())}: pytest calls its hooks (pluggy documentation). */
  private void registered(Invocation invocation) {
    if (invocation.first().known() instanceof ClassObject.Instance object) {
      for (Value member : object.of().everyMember().values()) {
        if (member.known() instanceof Closure hook && hook.unit().contains(".pytest_")) {
          functions.refer(hook.unit(), invocation.at());
        }
      }
    }
  }

  /** Functions that were handed over are called with what comes over the network. */
  void hears(Invocation invocation) {
    for (Value value : invocation.given()) {
      if (value.known() instanceof Closure closure) {
        evaluator.add(Behaviour.FETCH, "messenger-bot", Flow.NONE, invocation.at());
        Value heard = Value.unknown(Flow.of(Behaviour.FETCH));
        List<Value> given = Collections.nCopies(closure.parameters().size(), heard);
        Map<String, Value> named = new HashMap<>();
        closure.parameters().forEach(p -> named.put(p.name(), heard));
        functions.invoke(closure, new Invocation(given, named, List.of(), null, invocation.at()));
      }
    }
  }

  /** Methods of a class that a library calls with what comes over the network. */
  void hears(ClassObject type, Value object, int at) {
    List<Value> handlers = new ArrayList<>();
    for (String method : type.everyMember().keySet()) {
      if (method.startsWith("on_")) {
        handlers.add(evaluator.attribute(object, method));
      }
    }
    if (!handlers.isEmpty()) {
      hears(new Invocation(handlers, Map.of(), List.of(), null, at));
    }
  }

  /** A hook of the import system: which class it leads to may be known to it alone. */
  void importing(int at) {
    for (String method : Callers.METHODS_OF_LOADERS) {
      if (session.methods.contains(method)) {
        int line = evaluator.code.layer.line(at);
        session.sink.refer(evaluator.unit(), line, new Reference.Local("." + method));
      }
    }
  }

  /** Functions that were handed over to be called run here. */
  void all(Invocation invocation) {
    Value commands = invocation.keywords().get("cmdclass");
    if (commands != null && !(commands.known() instanceof Known.Pairs)) {
      session.setupCommands.registersUnknown();
    }
    for (Value value : invocation.given()) {
      if (value == commands && value.known() instanceof Known.Pairs(Map<String, Value> named)) {
        named.forEach((name, command) -> registered(name, command, invocation));
      } else {
        runs(value, invocation);
      }
    }
  }

  /** {@code setup(cmdclass={'name': Command})}: nobody asks for one but by its name. */
  private void registered(String name, Value command, Invocation invocation) {
    if (Commands.runsUnasked(name)) {
      runs(command, invocation);
    } else if (command.known() instanceof ClassObject type) {
      session.setupCommands.asksFor(type);
    }
  }

  private void runs(Value value, Invocation invocation) {
    switch (value.known()) {
      case Closure closure -> functions.invoke(closure, handedOver(invocation));
      case Alike.OneOf(List<Closure> some) ->
          some.forEach(each -> functions.invoke(each, handedOver(invocation)));
      case ClassObject type -> {
        for (String method : Callers.METHODS_OF_COMMANDS) {
          Value member = type.ownMember(method);
          if (member != null) {
            String unit = member.known() instanceof Closure c ? c.unit() : type.name + "." + method;
            functions.refer(unit, invocation.at());
          }
        }
      }
      case Known.Named(String name) when !session.meanings(name).isEmpty() ->
          calls.effects().call(name, value, handedOver(invocation));
      case Known.Named(String name) -> {
        calls.follow(name, invocation.at());
        for (String method : Callers.METHODS_OF_COMMANDS) {
          calls.follow(name + "." + method, invocation.at());
        }
      }
      case Known.Pairs(Map<String, Value> pairs) ->
          pairs.values().forEach(v -> runs(v, invocation));
      default -> {}
    }
  }

  /** The arguments that a thread passes on: {@code Thread(target=f, args=(x,))}. */
  private static Invocation handedOver(Invocation invocation) {
    Value args = invocation.keywords().get("args");
    List<Value> given = args == null ? rest(invocation) : Arithmetic.items(args);
    return new Invocation(given, Map.of(), List.of(), null, invocation.at());
  }

  private static List<Value> rest(Invocation invocation) {
    List<Value> all = invocation.arguments();
    return all.isEmpty() ? List.of() : all.subList(1, all.size());
  }
}
