package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;

/** Variables of the environment that stand for something. */
final class Variables {
  private final Evaluator evaluator;

  Variables(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** A variable of the environment by its name. */
  Value variable(Value name, int at) {
    String key = name.text().orElse("");
    evaluator.session.searchesCommands |= key.equals("PATH");
    return switch (key) {
      case "HOME", "USERPROFILE", "HOMEPATH" -> Value.text("~");
      case "APPDATA" -> Value.text("~/AppData/Roaming");
      case "LOCALAPPDATA" -> Value.text("~/AppData/Local");
      case "TEMP", "TMP", "TMPDIR" -> Value.text("/tmp");
      case "USER", "USERNAME", "LOGNAME" -> somebody("user", at);
      case "COMPUTERNAME", "HOSTNAME" -> somebody("hostname", at);
      default -> Value.unknown(name.flow());
    };
  }

  /** What a home is called is who lives there: {@code basename(expanduser('~'))}. */
  static boolean isHome(Value path) {
    return path.text().orElse("").equals("~");
  }

  Value somebody(String detail, int at) {
    evaluator.add(Behaviour.HOST_INFO, detail, Flow.NONE, at);
    return Value.unknown(Flow.of(Behaviour.HOST_INFO));
  }
}
