package cordon.inspect.python;

import cordon.inspect.fact.Reference;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Commands that a {@code setup.py} defines and that may have any name: they run unasked unless all
 * of it says that somebody has to ask for them.
 */
final class SetupCommands {
  /** By these a {@code setup.py} runs commands that nobody asks it for. */
  private static final List<String> WAYS =
      List.of("run_command", "sub_commands", "script_args", "sys.argv", "get_finalized_command");

  /** With the lines where they are. */
  private final Map<ClassObject, Integer> defined = new LinkedHashMap<>();

  private final Set<String> askedFor = new HashSet<>();
  private boolean unknown;

  void defines(ClassObject type, int line) {
    defined.put(type, line);
  }

  /** One is registered under a name by which somebody has to ask for it. */
  void asksFor(ClassObject type) {
    askedFor.add(type.name);
  }

  /** Some may be registered in a way that is not followed. */
  void registersUnknown() {
    unknown = true;
  }

  /** Says which of them run unasked. */
  void tell(FactSink sink, Layer source) {
    boolean any = unknown || (!defined.isEmpty() && WAYS.stream().anyMatch(source::has));
    defined.forEach((type, line) -> {
      if (any || !askedFor.contains(type.name)) {
        runs(sink, type, line);
      }
    });
  }

  /** Whoever installs or builds runs the command. */
  static void runs(FactSink sink, ClassObject type, int line) {
    for (String method : Callers.METHODS_OF_COMMANDS) {
      if (type.members.containsKey(method)) {
        sink.refer("", line, new Reference.Local(type.name + "." + method));
      }
    }
  }
}
