package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Place;
import cordon.inspect.shell.Syntax.Literal;
import cordon.inspect.shell.Syntax.Word;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of a script, with what flowed into them. */
final class Variables {
  /** Commands whose arguments are assignments. */
  private static final Set<String> DECLARING =
      Set.of("export", "local", "readonly", "declare", "typeset", "set", "setx");

  private final Session session;
  private final Map<String, Value> values = new HashMap<>();

  Variables(Session session) {
    this.session = session;
  }

  void set(String name, Value value) {
    values.put(name, value);
  }

  @Nullable Value swap(String name, @Nullable Value value) {
    return value == null ? values.remove(name) : values.put(name, value);
  }

  /** Takes {@code NAME=value} in front of a command; gives how many words those are. */
  int assignments(List<Word> words, List<Value> written) {
    int i = 0;
    if (words.size() > 1 && DECLARING.contains(words.get(0).plain())) {
      i = 1;
      while (i < words.size() && words.get(i).plain().startsWith("-")) {
        i++;
      }
      int first = i;
      while (i < words.size() && assignment(words.get(i), written.get(i))) {
        i++;
      }
      return i > first ? i : 0;
    }
    while (i < words.size() && assignment(words.get(i), written.get(i))) {
      i++;
    }
    return i;
  }

  private boolean assignment(Word word, Value written) {
    String head = word.parts().get(0) instanceof Literal(String text) ? text : "";
    int equals = head.indexOf('=');
    boolean more = equals > 1 && head.charAt(equals - 1) == '+';
    int end = more ? equals - 1 : equals;
    String name = end > 0 ? head.substring(head.startsWith("$") ? 1 : 0, end) : "";
    if (name.isEmpty() || !name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c))) {
      return false;
    }
    String text = written.textWithHoles();
    Value value = Value.text(text.substring(Math.min(text.length(), equals + 1)), written.flow());
    values.merge(name, value, (old, next) -> Session.kept(more ? old.then(next) : next));
    return true;
  }

  /** What a variable holds; those of the system say who and where this is. */
  Value read(String name, Place place) {
    Value known = values.get(name);
    if (known != null) {
      return known;
    }
    String upper = name.toUpperCase(Locale.ROOT);
    return switch (upper) {
      case "HOME", "USERPROFILE" -> Value.text("~", Flow.NONE);
      case "HOSTNAME", "COMPUTERNAME" -> machine("hostname", name, place);
      case "USER", "USERNAME", "LOGNAME" -> machine("user", name, place);
      case "0" -> Value.text("$0");
      case "IFS" -> Value.text(" ");
      default -> Value.text(String.valueOf(Value.HOLE), session.words("$" + name, place));
    };
  }

  /** {@code %COMPUTERNAME%} within a word. */
  Flow ofWindows(String word, Place place) {
    if (word.indexOf('%') < 0) {
      return Flow.NONE;
    }
    String upper = word.toUpperCase(Locale.ROOT);
    Flow flow = Flow.NONE;
    for (String name : List.of("COMPUTERNAME", "USERNAME", "USERDOMAIN")) {
      if (upper.contains("%" + name + "%")) {
        flow = flow.and(machine(name.equals("USERNAME") ? "user" : "hostname", name, place).flow());
      }
    }
    return flow;
  }

  private Value machine(String detail, String name, Place place) {
    session.add(Behaviour.HOST_INFO, detail, Flow.NONE, place, "$" + name);
    return Value.text(String.valueOf(Value.HOLE), Flow.of(Behaviour.HOST_INFO));
  }
}
