package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is put in the place of something that others call. */
final class Replacing {
  /** Classes and modules through which programs speak to the network. */
  private static final List<String> CLIENTS =
      List.of(
          "requests.",
          "urllib.request.",
          "urllib3.",
          "http.client.",
          "httpx.",
          "aiohttp.",
          "botocore.",
          "boto3.",
          "socket.socket.",
          "ssl.SSLSocket.",
          "ssl.SSLContext.",
          "getpass.getpass",
          "smtplib.",
          "paramiko.");

  /** Classes of clients that others make classes of their own of, and what of them speaks. */
  private static final Set<String> EXTENDED =
      Set.of(
          "requests.Session",
          "requests.sessions.Session",
          "requests.adapters.HTTPAdapter",
          "httpx.Client",
          "httpx.AsyncClient",
          "aiohttp.ClientSession",
          "urllib3.PoolManager");

  /** What such a class has from the client's, and may call. */
  private static final List<String> OWN =
      List.of(
          ".send",
          ".request",
          "._request",
          ".urlopen",
          ".get",
          ".post",
          ".put",
          ".patch",
          ".delete",
          ".head",
          ".options");

  private static final List<String> SPEAKING = List.of("send", "request", "_request", "urlopen");

  private static final Set<String> STREAMS = Set.of("sys.stdout", "sys.stderr", "sys.stdin");

  /** Functions of the platform that are given what a user reads or types. */
  private static final Set<String> TYPED = Set.of("input", "print", "raw_input");

  private final Evaluator evaluator;
  private final Calls calls;

  Replacing(Evaluator evaluator, Calls calls) {
    this.evaluator = evaluator;
    this.calls = calls;
  }

  /** {@code owner.name = value}, where the owner is not of this file. */
  void attribute(Value owner, String name, Value value, int at) {
    if (name.equals("__code__")
        && (value.flow().has(Behaviour.DECODE) || value.flow().has(Behaviour.FETCH))) {
      evaluator.add(Behaviour.RUN_CODE, name, value.flow(), at);
    }
    if (owner.known() instanceof Known.Named(String of)) {
      String replaced = of + "." + name;
      switch (value.known()) {
        case Closure closure -> function(of, replaced, closure, at);
        case ClassObject type ->
            type.everyMember()
                .forEach((method, member) -> {
                  if (member.known() instanceof Closure closure) {
                    function(replaced, replaced + "." + method, closure, at);
                  }
                });
        case ClassObject.Instance object when STREAMS.contains(Names.normal(replaced)) ->
            stream(object.of(), at);
        default -> {}
      }
    } else if (owner.known() instanceof Known.Result(String of) && Callers.hears(of + "." + name)) {
      calls.callbacks().hears(new Invocation(List.of(value), Map.of(), List.of(), null, at));
    }
  }

  /** {@code sys.modules['requests'] = object}: what it has is called in the place of a client. */
  void module(Value owner, Value key, Value value, int at) {
    boolean modules = owner.known() instanceof Known.Named(String n) && n.equals("sys.modules");
    String replaced = key.text().orElse("") + ".";
    if (modules
        && CLIENTS.contains(replaced)
        && value.known() instanceof ClassObject.Instance object) {
      for (Value member : object.of().everyMember().values()) {
        if (member.known() instanceof Closure closure) {
          handOver(closure.boundTo(value), at);
        }
      }
    }
  }

  /** Whatever prints or asks calls the methods of what stands there. */
  private void stream(ClassObject type, int at) {
    for (String method : List.of("write", "flush", "read", "readline")) {
      Value member = type.member(method);
      if (member != null && member.known() instanceof Closure closure) {
        int line = evaluator.code.layer.line(at);
        evaluator.session.sink.refer(evaluator.unit(), line, new Reference.Local(closure.unit()));
      }
    }
  }

  private void function(String owner, String replaced, Closure closure, int at) {
    String name = replaced.substring(replaced.lastIndexOf('.') + 1);
    boolean command = Commands.isCommand(owner) && Callers.METHODS_OF_COMMANDS.contains(name);
    if (command || Callers.CALLED_BY_THE_INTERPRETER.contains(Names.normal(replaced))) {
      int line = evaluator.code.layer.line(at);
      evaluator.session.sink.refer(evaluator.unit(), line, new Reference.Local(closure.unit()));
    }
    boolean asks = TYPED.contains(Names.normal(replaced));
    if (asks || (!Modules.isStandard(owner) && Personal.isKey(made(owner, name)))) {
      handOver(closure, at);
    }
    if (CLIENTS.stream().anyMatch(replaced::startsWith)) {
      Set<String> patched = evaluator.session.patched;
      boolean first = patched.add(replaced);
      handOver(closure, at);
      if (first) {
        patched.remove(replaced);
      }
    }
  }

  /** A class of a client with methods of its own in the place of those that speak. */
  void inherited(ClassObject type, int at) {
    String base = Names.normal(type.foreignBase());
    for (String method : SPEAKING) {
      Value member = EXTENDED.contains(base) ? type.ownMember(method) : null;
      if (member != null && member.known() instanceof Closure closure) {
        Set<String> patched = evaluator.session.patched;
        List<String> fresh = OWN.stream().map(each -> base + each).filter(patched::add).toList();
        boolean before = evaluator.session.extending;
        evaluator.session.extending = true;
        try {
          handOver(closure, at);
        } finally {
          evaluator.session.extending = before;
          fresh.forEach(patched::remove);
        }
      }
    }
  }

  /** What makes an object of a class is called as the class is. */
  private static String made(String owner, String name) {
    boolean makes = name.equals("__init__") || name.equals("__new__") || name.startsWith("from_");
    return makes ? owner.substring(owner.lastIndexOf('.') + 1) + "." + name : name;
  }

  /** It is given what belongs to whoever calls what it replaces. */
  private void handOver(Closure closure, int at) {
    Value secret = Value.unknown(Flow.of(Behaviour.SECRET));
    evaluator.add(Behaviour.SECRET, "handed-over", Flow.NONE, at);
    List<Value> all = new ArrayList<>();
    Map<String, Value> named = new HashMap<>();
    int bound = closure.self() == null ? 0 : 1;
    for (Expr.Parameter parameter :
        closure
            .parameters()
            .subList(Math.min(bound, closure.parameters().size()), closure.parameters().size())) {
      if (parameter.stars() < 2) {
        all.add(secret);
      } else {
        named.put("headers", secret);
      }
    }
    calls.functions().invoke(closure, new Invocation(all, named, List.of(), null, at));
  }
}
