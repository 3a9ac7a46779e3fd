package cordon.inspect.bytecode;

import java.util.ArrayList;
import java.util.List;

/** Instructions that build tuples, lists, sets, dictionaries and texts. */
final class Displays {
  private final OperandStack stack;

  Displays(OperandStack stack) {
    this.stack = stack;
  }

  boolean build(Instruction instruction) {
    int argument = instruction.argument();
    switch (instruction.name()) {
      case "BUILD_TUPLE" -> display('(', stack.popTexts(argument));
      case "BUILD_LIST" -> display('[', stack.popTexts(argument));
      case "BUILD_SET" -> display('<', stack.popTexts(argument));
      case "BUILD_MAP" -> display('{', pairs(stack.popTexts(2 * argument)));
      case "BUILD_CONST_KEY_MAP" -> {
        List<Operand> keys = items(stack.pop());
        display('{', pairs(keys, stack.popTexts(argument)));
      }
      case "BUILD_STRING" -> stack.push("(" + String.join(" + ", stack.popTexts(argument)) + ")");
      case "BUILD_SLICE" -> display(':', stack.popTexts(argument));
      case "BUILD_TUPLE_UNPACK", "BUILD_TUPLE_UNPACK_WITH_CALL" ->
          display('(', spread("*", argument));
      case "BUILD_LIST_UNPACK" -> display('[', spread("*", argument));
      case "BUILD_SET_UNPACK" -> display('<', spread("*", argument));
      case "BUILD_MAP_UNPACK", "BUILD_MAP_UNPACK_WITH_CALL" -> display('{', spread("**", argument));
      case "BUILD_TEMPLATE" -> {
        String parts = stack.popText();
        stack.push("(" + stack.popText() + ", " + parts + ")");
      }
      case "BUILD_INTERPOLATION" -> {
        stack.pop(argument & 1);
        stack.pop();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void display(char kind, List<String> items) {
    stack.push(new Operand.Display(kind, items));
  }

  private List<String> spread(String stars, int count) {
    return stack.popTexts(count).stream().map(stars::concat).toList();
  }

  private static List<String> pairs(List<String> alternating) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < alternating.size(); i += 2) {
      pairs.add(alternating.get(i) + ": " + alternating.get(i + 1));
    }
    return pairs;
  }

  private static List<String> pairs(List<Operand> keys, List<String> values) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      pairs.add((i < keys.size() ? keys.get(i).text() : "_key") + ": " + values.get(i));
    }
    return pairs;
  }

  /** What is known to be in an operand. */
  static List<Operand> items(Operand operand) {
    if (operand instanceof Operand.Constant(Marshalled.Group(char kind, List<Marshalled> items))) {
      return items.stream().<Operand>map(Operand.Constant::new).toList();
    }
    return operand instanceof Operand.Display(char kind, List<String> items) && kind != '{'
        ? items.stream().<Operand>map(Operand.Written::new).toList()
        : List.of();
  }

  /** Whether {@link #items} are all that is in it. */
  static boolean isKnown(Operand operand) {
    return operand instanceof Operand.Constant(Marshalled.Group g)
        || (operand instanceof Operand.Display(char kind, List<String> items) && kind != '{');
  }

  void toTuple() {
    Operand list = stack.pop();
    if (list instanceof Operand.Display(char kind, List<String> items)) {
      display('(', items);
    } else {
      stack.push("tuple(" + list.text() + ")");
    }
  }
}
