package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Destinations;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether a request carries something away. */
final class Requests {
  private static final Set<String> REMOTE =
      Set.of("HTTPHandler", "SMTPHandler", "SocketHandler", "DatagramHandler", "SysLogHandler");

  private static final int LONGEST_ADDRESS = 2048;

  /** A shorter beginning is that of many names. */
  private static final int LONG_NAME = 6;

  private Requests() {}

  /** Whether a function that was replaced is given what its replacement was given, no more. */
  static boolean passesOn(Session session, String name, Flow given, Invocation invocation) {
    return session.patched.contains(name)
        && (session.extending
            || (!given.has(Behaviour.SEND)
                && invocation.arguments().stream()
                    .noneMatch(argument -> argument.textWithHoles().contains("://"))));
  }

  /** {@code Request(url, data)}, {@code HTTPHandler(host, url)}: using it will send. */
  static boolean hasBody(String name, Invocation invocation) {
    boolean logs = name.startsWith("logging.handlers.") && REMOTE.stream().anyMatch(name::endsWith);
    boolean request =
        name.endsWith(".Request")
            && (invocation.keywords().containsKey("data") || invocation.arguments().size() > 1);
    return logs || request;
  }

  /** That the address which is asked is written in the code; who is there to be told is said. */
  static Flow written(Evaluator evaluator, Invocation invocation) {
    Flow flow = Flow.NONE;
    List<Value> all = invocation.given();
    Flow flows = Value.flowOf(all);
    for (Value value : all) {
      List<Value> parts = value.items().orElse(List.of());
      String text = (parts.size() == 2 ? parts.getFirst() : value).textWithHoles();
      flow = parts.size() == 2 && Addresses.isPublic(text) ? flow.and(Behaviour.HOST) : flow;
      if (text.length() > 7 && text.length() < LONGEST_ADDRESS) {
        String host = Addresses.urlHost(text).orElse("");
        boolean whose = host.indexOf('.') > 0 && (isNamed(host) || value.flow().isDecoded());
        boolean address = text.startsWith("http") || text.startsWith("ws");
        if (address
            && isNamed(host)
            && whose
            && value.flow().isDecoded()
            && !stands(evaluator, host)) {
          evaluator.add(Behaviour.HOST, "hidden", Flow.NONE, invocation.at());
        }
        boolean theirs = whose && !isNamesake(host, evaluator.code.layer.path(), isAll(flows));
        flow = theirs ? flow.and(Behaviour.HOST) : flow;
        Destinations.asked(evaluator.session.vocabulary, text)
            .forEach(d -> evaluator.add(Behaviour.HOST, d, Flow.NONE, invocation.at()));
      }
    }
    return flow;
  }

  /** The same for {@code connect((host, port))}, which has no address of the web. */
  static Flow connected(Evaluator evaluator, Value address) {
    Value first =
        address.items().filter(i -> i.size() == 2).map(List::getFirst).orElse(Value.UNKNOWN);
    return to(evaluator, first.text().orElse(""));
  }

  /** {@code HTTPSConnection("drop.example")}: what is asked of it later goes there. */
  static Flow connection(Evaluator evaluator, String name, Invocation invocation) {
    return name.startsWith("http.client.HTTP") && name.endsWith("Connection")
        ? to(evaluator, invocation.argument(0, "host").text().orElse(""))
        : Flow.NONE;
  }

  private static Flow to(Evaluator evaluator, String host) {
    boolean named = host.indexOf('.') > 0 && Character.isLetter(host.charAt(host.length() - 1));
    boolean whose = named || Addresses.isPublic(host);
    return whose && !isNamesake(host, evaluator.code.layer.path(), true)
        ? Flow.of(Behaviour.HOST)
        : Flow.NONE;
  }

  /**
   * Whether a host says whose it is: {@code %s.drop.example} does, and {@code api.%s} is that of
   * whoever gives the rest.
   */
  private static boolean isNamed(String host) {
    int dot = host.lastIndexOf('.');
    return host.indexOf(Value.HOLE, host.lastIndexOf('.', dot - 1) + 1) < 0;
  }

  /**
   * Whether a part of a package is named for whom it speaks to, as parts for services of others
   * are: what that is given is meant for the service.
   *
   * @param whole whether the beginning of the name will not do
   */
  private static boolean isNamesake(String host, String path, boolean whole) {
    String[] labels = host.toLowerCase(Locale.ROOT).split("\\.");
    String owner = labels.length < 2 ? "" : labels[labels.length - 2];
    int part = path.indexOf('/');
    String within = part < 0 ? "" : path.substring(part).replace('.', '/') + "/";
    return owner.length() > 4
        && (within.contains("/" + owner + "/")
            || (!whole
                && Arrays.stream(within.split("/"))
                    .anyMatch(each -> each.length() > LONG_NAME && owner.startsWith(each))));
  }

  /** No service has a use of all variables, nor of what only their owner has one of. */
  private static boolean isAll(Flow given) {
    return given.has(Behaviour.ENVIRONMENT) || given.has(Behaviour.PRIVATE);
  }

  /** Whether a command names a host that nobody can read in the code. */
  static boolean isHidden(Evaluator evaluator, String line) {
    String host = Addresses.urlHost(line).orElse("");
    return host.indexOf('.') > 0 && isNamed(host) && !stands(evaluator, host);
  }

  private static boolean stands(Evaluator evaluator, String host) {
    String owner = Addresses.owner(host);
    Layer layer = evaluator.code.layer;
    return evaluator.session.imports.say(owner) || (layer.isInner() && layer.has(owner));
  }

  static boolean isSending(Behaviour behaviour, String name, Flow given, Invocation invocation) {
    Map<String, Value> keywords = invocation.keywords();
    String method = invocation.argument(0, "method").text().orElse("").toUpperCase(Locale.ROOT);
    return behaviour == Behaviour.FETCH
        && (keywords.containsKey("data")
            || keywords.containsKey("json")
            || keywords.containsKey("files")
            || keywords.containsKey("content")
            || given.has(Behaviour.SEND)
            || ((name.startsWith("urllib.") || name.startsWith("urllib2."))
                && name.endsWith(".urlopen")
                && hasData(invocation))
            || isToldByAddress(invocation)
            || Set.of("POST", "PUT", "PATCH").contains(method));
  }

  /** {@code urlopen(url, data)} of the standard library. */
  private static boolean hasData(Invocation invocation) {
    List<Value> arguments = invocation.arguments();
    return arguments.size() > 1
        && !(arguments.get(1).known() instanceof Known.Named(String n) && n.equals("None"));
  }

  /** A secret in an address goes to whoever answers there; one in a header may sign in. */
  private static boolean isToldByAddress(Invocation invocation) {
    Value url = invocation.argument(0, "url");
    if (OwnMachine.answers(url)) {
      return false;
    }
    Flow address =
        url.flow().and(invocation.keywords().getOrDefault("params", Value.UNKNOWN).flow());
    return address.has(Behaviour.SECRET) || address.has(Behaviour.ENVIRONMENT);
  }
}
