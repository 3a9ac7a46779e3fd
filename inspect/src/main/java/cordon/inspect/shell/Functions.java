package cordon.inspect.shell;

import cordon.inspect.shell.Syntax.Definition;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of a script, read again for each call with what that call gives them. */
final class Functions {
  /** Calls in one script; each reads a body. */
  private static final int MOST_CALLS = 400;

  private static final int MOST_NESTED = 12;

  /** {@code $1} and its like that a call gives. */
  private static final int PARAMETERS = 9;

  private final Running running;
  private final Map<String, Definition> all = new LinkedHashMap<>();
  private final Set<String> called = new HashSet<>();
  private final List<String> open = new ArrayList<>();
  private int calls;

  Functions(Running running) {
    this.running = running;
  }

  void define(Definition definition) {
    all.put(definition.name(), definition);
  }

  boolean has(String name) {
    return all.containsKey(name) && !open.contains(name) && open.size() < MOST_NESTED;
  }

  /**
   * @param words the name and what it is called with
   * @return what it writes to its output
   */
  Value call(String name, List<Value> words, Value input) {
    if (++calls > MOST_CALLS) {
      running.session.doubts.add("functions call each other more often than is followed");
      return Value.unknown(input.flow());
    }
    Definition definition = all.get(name);
    if (definition == null) {
      return Value.UNKNOWN;
    }
    called.add(name);
    List<@Nullable Value> before = parameters(words);
    open.add(name);
    Value output = running.statements(definition.body(), input);
    open.removeLast();
    for (int i = 0; i <= PARAMETERS; i++) {
      running.variables.swap(i == 0 ? "@" : String.valueOf(i), before.get(i));
    }
    return output;
  }

  private List<@Nullable Value> parameters(List<Value> words) {
    List<@Nullable Value> before = new ArrayList<>();
    Value together = Value.text("");
    for (Value word : words.subList(Math.min(1, words.size()), words.size())) {
      together = together.then(word).then(Value.text(" "));
    }
    before.add(running.variables.swap("@", together));
    for (int i = 1; i <= PARAMETERS; i++) {
      Value given = i < words.size() ? words.get(i) : null;
      before.add(running.variables.swap(String.valueOf(i), given));
    }
    return before;
  }

  /** Whoever includes the script may call them. */
  void callTheRest() {
    for (String name : List.copyOf(all.keySet())) {
      if (!called.contains(name)) {
        call(name, List.of(), Value.text(""));
      }
    }
  }
}
