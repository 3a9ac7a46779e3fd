package cordon.inspect.bytecode;

import java.util.ArrayList;
import java.util.List;

/** Parameters of a function as source spells them. */
final class Parameters {
  private Parameters() {}

  /**
   * @param defaults of the last of those that may be given by place
   * @param keyed a display of those that may not
   */
  static String written(CodeObject function, List<Operand> defaults, Operand keyed) {
    List<String> all = new ArrayList<>();
    int next = 0;
    int positional = Math.min(function.positional(), function.locals().size());
    int required = positional - defaults.size();
    for (; next < positional; next++) {
      String name = name(function, next);
      all.add(
          next < required || required < 0
              ? name
              : name + "=" + defaults.get(next - required).text());
    }
    int rest = Math.min(positional + function.keywordOnly(), function.locals().size());
    if (function.takesMore()) {
      all.add("*" + name(function, rest));
    } else if (function.keywordOnly() > 0) {
      all.add("*");
    }
    for (; next < rest; next++) {
      all.add(name(function, next) + keyword(function.local(next), keyed));
    }
    if (function.takesKeywords()) {
      all.add("**" + name(function, rest + (function.takesMore() ? 1 : 0)));
    }
    return String.join(", ", all);
  }

  private static String name(CodeObject function, int index) {
    return Literals.name(function.local(index));
  }

  private static String keyword(String name, Operand keyed) {
    String start = Literals.quoted(name) + ": ";
    return keyed instanceof Operand.Display(char kind, List<String> pairs)
        ? pairs.stream()
            .filter(pair -> pair.startsWith(start))
            .findFirst()
            .map(pair -> "=" + pair.substring(start.length()))
            .orElse("")
        : "";
  }
}
