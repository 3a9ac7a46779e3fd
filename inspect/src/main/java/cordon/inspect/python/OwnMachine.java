package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a program asks of its own machine, and what that tells it: nobody else learns of it. */
final class OwnMachine {
  private static final Set<String> NAMES =
      Set.of("socket.gethostname", "socket.getfqdn", "platform.node");

  private static final Set<String> ADDRESSES =
      Set.of("socket.gethostbyname", "socket.gethostbyname_ex", "socket.getaddrinfo");

  /** Functions that are told what to ask for, and second where on the machine to put it. */
  private static final Set<String> PUT_ASIDE =
      Set.of("urllib.request.urlretrieve", "urllib.urlretrieve");

  private OwnMachine() {}

  /** Whether the service that a cloud gives each machine about itself answers there. */
  static boolean answers(Value url) {
    String host = Addresses.urlHost(url.textWithHoles()).orElse("");
    return host.startsWith("169.254.") || host.equals("metadata.google.internal");
  }

  /** What of all that is given to a request tells another than the machine itself. */
  static Flow told(String name, Flow given, Invocation invocation) {
    boolean own = ADDRESSES.contains(name) && isName(invocation.first());
    return own || isItself(invocation) || isOnlyInPath(name, invocation)
        ? given.without(Behaviour.HOST_INFO)
        : given;
  }

  /** {@code urlretrieve(url, path)}: where the answer is put is said to nobody. */
  private static boolean isOnlyInPath(String name, Invocation invocation) {
    List<Value> arguments = invocation.arguments();
    return PUT_ASIDE.contains(name)
        && IntStream.range(0, arguments.size())
            .noneMatch(at -> at != 1 && arguments.get(at).flow().has(Behaviour.HOST_INFO))
        && invocation.keywords().entrySet().stream()
            .noneMatch(each ->
                !each.getKey().equals("filename")
                    && each.getValue().flow().has(Behaviour.HOST_INFO));
  }

  /** {@code gethostname()} as it is: within a longer name it would be told to whoever owns that. */
  private static boolean isName(Value value) {
    return value.known() instanceof Known.Result(String of) && NAMES.contains(of);
  }

  /** {@code http://%s:9000/api} and nothing else: whatever is filled in there is who is asked. */
  private static boolean isItself(Invocation invocation) {
    String url = invocation.argument(0, "url").textWithHoles();
    int at = url.indexOf("://");
    return at > 0
        && url.startsWith(Value.HOLE + ":", at + 3)
        && url.length() > at + 5
        && Character.isDigit(url.charAt(at + 5))
        && url.indexOf(Value.HOLE, at + 5) < 0
        && invocation.keywords().values().stream()
            .noneMatch(value -> value.flow().has(Behaviour.HOST_INFO));
  }

  /** Whether it is what comes in by standard input. */
  static boolean typed(Value value) {
    return value.known() instanceof Known.Result(String of) && of.startsWith("sys.stdin.");
  }
}
