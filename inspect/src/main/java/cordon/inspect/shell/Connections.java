package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Place;
import cordon.inspect.shell.Syntax.Command;
import cordon.inspect.shell.Syntax.Pipeline;
import cordon.inspect.shell.Syntax.Redirect;
import cordon.inspect.shell.Syntax.Simple;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Connections that a shell opens itself, and shells that take their commands from one. */
final class Connections {
  private static final Set<String> RAW = Set.of("nc", "ncat", "netcat", "telnet", "socat");

  /** Descriptors that stand for a connection. */
  private final Set<String> open = new HashSet<>();

  boolean has(Value descriptor) {
    return open.contains(descriptor.textWithHoles());
  }

  /** {@code exec 3<>/dev/tcp/host/port}. */
  static void opened(Running running, Simple simple, Place place) {
    for (Redirect redirect : simple.redirects()) {
      if (redirect.operator().equals("<>")
          && isConnection(running.value(redirect.to(), place).textWithHoles())) {
        running.session.connections.open.add(redirect.descriptor());
      }
    }
  }

  private static boolean isConnection(String path) {
    return path.startsWith("/dev/tcp/") || path.startsWith("/dev/udp/");
  }

  /** A shell whose output is a connection takes its commands from there as well. */
  static void tied(Running running, Command command, Value to, Place place) {
    Session session = running.session;
    boolean connection = isConnection(to.textWithHoles());
    boolean shell =
        command instanceof Simple simple
            && simple.words().stream()
                .map(w -> Program.name(w.plain()))
                .anyMatch(w -> Execution.SHELLS.contains(w) || w.equals("exec"));
    if (connection && shell) {
      session.add(Behaviour.REMOTE_CONTROL, "shell", Flow.NONE, place, to.textWithHoles());
    }
  }

  /** {@code nc host 1 | sh | nc host 2}: a shell between two ends of a connection. */
  static void shells(Running running, Pipeline pipeline) {
    boolean raw = false;
    boolean shell = false;
    for (Command command : pipeline.commands()) {
      if (command instanceof Simple simple && !simple.words().isEmpty()) {
        List<String> words = simple.words().stream().map(Syntax.Word::plain).toList();
        String name = Program.name(words.getFirst());
        raw |= RAW.contains(name) || (name.equals("openssl") && words.contains("s_client"));
        shell |=
            Execution.SHELLS.contains(name)
                && words.stream().skip(1).allMatch(w -> w.startsWith("-"));
      }
    }
    if (raw && shell) {
      running.session.add(
          Behaviour.REMOTE_CONTROL,
          "shell",
          Flow.NONE,
          running.place(pipeline.commands().getFirst()),
          "a shell between the ends of a connection");
    }
  }
}
