package cordon.inspect.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Instructions that only compute. */
final class Expressions {
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("ADD", "+"),
          Map.entry("AND", "&"),
          Map.entry("FLOOR_DIVIDE", "//"),
          Map.entry("LSHIFT", "<<"),
          Map.entry("MATRIX_MULTIPLY", "@"),
          Map.entry("MULTIPLY", "*"),
          Map.entry("MODULO", "%"),
          Map.entry("OR", "|"),
          Map.entry("POWER", "**"),
          Map.entry("RSHIFT", ">>"),
          Map.entry("SUBTRACT", "-"),
          Map.entry("TRUE_DIVIDE", "/"),
          Map.entry("XOR", "^"));

  /** By the argument of {@code BINARY_OP}; in-place operations follow in the same order. */
  private static final List<String> NUMBERED =
      List.of("+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^");

  private static final List<String> COMPARISONS =
      List.of("<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not", "==");

  private static final List<String> COMMON =
      List.of("AssertionError", "NotImplementedError", "tuple", "all", "any");

  private static final List<String> SPECIAL =
      List.of("__enter__", "__exit__", "__aenter__", "__aexit__");

  private final CodeObject code;
  private final Release release;
  private final OperandStack stack;

  Expressions(CodeWriter writer) {
    this.code = writer.code;
    this.release = writer.release;
    this.stack = writer.stack;
  }

  boolean run(Instruction instruction) {
    String name = instruction.name();
    if (name.startsWith("LOAD_")) {
      return load(instruction);
    }
    if (name.startsWith("BUILD_")) {
      return new Displays(stack).build(instruction);
    }
    if (name.startsWith("BINARY_") || name.startsWith("INPLACE_")) {
      return binary(name, instruction.argument());
    }
    return shuffle(instruction) || other(instruction);
  }

  /** The name that an instruction assigns to; empty for any other instruction. */
  String stored(Instruction instruction) {
    return switch (instruction.name()) {
      case "STORE_NAME", "STORE_GLOBAL" -> Literals.name(code.nameAt(instruction.argument()));
      case "STORE_FAST" -> Literals.name(code.local(instruction.argument()));
      case "STORE_DEREF" -> cell(instruction.argument());
      default -> "";
    };
  }

  /** The names that a loop assigns to at its beginning; empty for anything but names. */
  List<String> stored(List<Instruction> instructions, int from) {
    boolean several = from < instructions.size() && instructions.get(from).is("UNPACK_SEQUENCE");
    int count = several ? instructions.get(from).argument() : 1;
    List<String> names = new ArrayList<>();
    for (int i = from + (several ? 1 : 0); i < instructions.size() && names.size() < count; i++) {
      Instruction next = instructions.get(i);
      String name = stored(next);
      if (next.is("STORE_FAST_STORE_FAST")) {
        names.add(local(next.argument() >> 4));
        names.add(local(next.argument() & 15));
      } else if (next.is("STORE_FAST_LOAD_FAST")) {
        names.add(local(next.argument() >> 4));
      } else if (!name.isEmpty()) {
        names.add(name);
      } else {
        return List.of();
      }
    }
    return names.size() == count ? names : List.of();
  }

  String cell(int index) {
    if (release.isFlat()) {
      return Literals.name(code.local(index));
    }
    return index < code.cells().size() ? Literals.name(code.cells().get(index)) : "_cell" + index;
  }

  private boolean load(Instruction instruction) {
    int argument = instruction.argument();
    switch (instruction.name()) {
      case "LOAD_CONST" -> stack.push(new Operand.Constant(code.constant(argument)));
      case "LOAD_SMALL_INT" -> stack.push(Integer.toString(argument));
      case "LOAD_NAME" -> stack.push(Literals.name(code.nameAt(argument)));
      case "LOAD_GLOBAL" -> global(argument);
      case "LOAD_FAST", "LOAD_FAST_CHECK", "LOAD_FAST_AND_CLEAR", "LOAD_FAST_BORROW" ->
          stack.push(local(argument));
      case "LOAD_FAST_LOAD_FAST", "LOAD_FAST_BORROW_LOAD_FAST_BORROW" -> {
        stack.push(local(argument >> 4));
        stack.push(local(argument & 15));
      }
      case "LOAD_DEREF", "LOAD_CLOSURE", "LOAD_CLASSDEREF" -> stack.push(cell(argument));
      case "LOAD_FROM_DICT_OR_DEREF" -> {
        stack.pop();
        stack.push(cell(argument));
      }
      case "LOAD_FROM_DICT_OR_GLOBALS" -> {
        stack.pop();
        stack.push(Literals.name(code.nameAt(argument)));
      }
      case "LOAD_ATTR" -> attribute(argument);
      case "LOAD_METHOD" -> {
        String object = object();
        stack.push(Operand.Mark.NOTHING);
        stack.push(object + "." + Literals.name(code.nameAt(argument)));
      }
      case "LOAD_SUPER_ATTR" -> {
        stack.pop(3);
        callable("super()." + Literals.name(code.nameAt(argument >> 2)), (argument & 1) != 0);
      }
      case "LOAD_SPECIAL" -> {
        String object = stack.popText();
        stack.push(object + "." + named(SPECIAL, argument));
        stack.push(Operand.Mark.NOTHING);
      }
      case "LOAD_BUILD_CLASS" -> stack.push(Operand.Mark.CLASS_BUILDER);
      case "LOAD_ASSERTION_ERROR" -> stack.push("AssertionError");
      case "LOAD_COMMON_CONSTANT" -> stack.push(named(COMMON, argument));
      case "LOAD_LOCALS" -> stack.push("locals()");
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String named(List<String> names, int index) {
    return index < names.size() ? names.get(index) : "_unknown";
  }

  private String local(int index) {
    return Literals.name(code.local(index));
  }

  private void global(int argument) {
    if (release.isFlat()) {
      callable(Literals.name(code.nameAt(argument >> 1)), (argument & 1) != 0);
    } else {
      stack.push(Literals.name(code.nameAt(argument)));
    }
  }

  private void attribute(int argument) {
    boolean counted = release.minor() >= 12;
    String member = Literals.name(code.nameAt(counted ? argument >> 1 : argument));
    callable(object() + "." + member, counted && (argument & 1) != 0);
  }

  /** Numbers are written in brackets, so that no fraction seems to follow. */
  private String object() {
    Operand object = stack.pop();
    return object instanceof Operand.Constant(Marshalled.Plain plain)
        ? "(" + plain.source() + ")"
        : object.text();
  }

  /** A callable has a place for its object beside it: below it until 3.12, above it since. */
  private void callable(String expression, boolean called) {
    if (called && release.minor() < 13) {
      stack.push(Operand.Mark.NOTHING);
    }
    stack.push(expression);
    if (called && release.minor() >= 13) {
      stack.push(Operand.Mark.NOTHING);
    }
  }

  private boolean binary(String name, int argument) {
    String what = name.substring(name.indexOf('_') + 1);
    if (what.equals("SUBSCR") || (what.equals("OP") && argument == 2 * NUMBERED.size())) {
      item(stack.popText());
    } else if (what.equals("SLICE")) {
      item(new Operand.Display(':', stack.popTexts(2)).text());
    } else if (what.equals("OP")) {
      operation(NUMBERED.get(argument % NUMBERED.size()));
    } else if (OPERATORS.containsKey(what)) {
      operation(OPERATORS.get(what));
    } else {
      return false;
    }
    return true;
  }

  private void item(String key) {
    stack.push(stack.popText() + "[" + key + "]");
  }

  private void operation(String operator) {
    String right = stack.popText();
    stack.push("(" + stack.popText() + " " + operator + " " + right + ")");
  }

  private boolean shuffle(Instruction instruction) {
    int argument = instruction.argument();
    switch (instruction.name()) {
      case "PUSH_NULL" -> stack.push(Operand.Mark.NOTHING);
      case "DUP_TOP" -> stack.copy(1);
      case "COPY" -> stack.copy(argument);
      case "DUP_TOP_TWO" -> {
        stack.copy(2);
        stack.copy(2);
      }
      case "SWAP" -> stack.swap(argument);
      case "ROT_TWO" -> stack.rotate(2);
      case "ROT_THREE" -> stack.rotate(3);
      case "ROT_FOUR" -> stack.rotate(4);
      case "ROT_N" -> stack.rotate(argument);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean other(Instruction instruction) {
    int argument = instruction.argument();
    switch (instruction.name()) {
      case "UNARY_POSITIVE" -> unary("+");
      case "UNARY_NEGATIVE" -> unary("-");
      case "UNARY_NOT" -> unary("not ");
      case "UNARY_INVERT" -> unary("~");
      case "COMPARE_OP" -> operation(named(COMPARISONS, comparison(argument)));
      case "IS_OP" -> operation(argument == 0 ? "is" : "is not");
      case "CONTAINS_OP" -> operation(argument == 0 ? "in" : "not in");
      case "FORMAT_VALUE" -> format((argument & 4) != 0);
      case "FORMAT_SIMPLE" -> format(false);
      case "FORMAT_WITH_SPEC" -> format(true);
      case "CONVERT_VALUE" ->
          stack.push((argument == 1 ? "str(" : "repr(") + stack.popText() + ")");
      case "GET_ITER", "GET_AITER", "GET_YIELD_FROM_ITER" ->
          stack.push(new Operand.Iterator(stack.popText()));
      case "GET_ANEXT" -> stack.push(stack.peek(1).text() + ".__anext__()");
      case "GET_LEN" -> stack.push("len(" + stack.peek(1).text() + ")");
      case "LIST_TO_TUPLE" -> new Displays(stack).toTuple();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Flags beside the comparison have moved it twice. */
  private int comparison(int argument) {
    return release.minor() >= 13 ? argument >> 5 : release.minor() == 12 ? argument >> 4 : argument;
  }

  private void unary(String operator) {
    stack.push("(" + operator + stack.popText() + ")");
  }

  private void format(boolean specified) {
    if (specified) {
      stack.pop();
    }
    stack.push("str(" + stack.popText() + ")");
  }

  /** Names of the arguments of the call that follows (3.11 and 3.12). */
  static List<String> texts(Marshalled names) {
    List<String> texts = new ArrayList<>();
    if (names instanceof Marshalled.Group(char kind, List<Marshalled> items)) {
      items.forEach(item -> {
        if (item instanceof Marshalled.Text(String text)) {
          texts.add(Literals.name(text));
        }
      });
    }
    return texts;
  }
}
