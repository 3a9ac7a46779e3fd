package cordon.inspect.bytecode;

import java.util.List;
import java.util.Set;

/** Instructions that change something: names, members, items, and what they leave to others. */
final class Effects {
  /** Those that change nothing that source says. */
  private static final Set<String> SILENT =
      Set.of(
          "CACHE",
          "NOP",
          "RESUME",
          "PRECALL",
          "COPY_FREE_VARS",
          "MAKE_CELL",
          "NOT_TAKEN",
          "GEN_START",
          "TO_BOOL",
          "POP_BLOCK",
          "SETUP_ANNOTATIONS",
          "EXIT_INIT_CHECK",
          "ASYNC_GEN_WRAP",
          "CALL_FINALLY",
          "GET_AWAITABLE");

  /** The call by which a block of {@code with} ends. */
  private static final String LEFT = "_leave(";

  private static final int MOST_UNPACKED = 256;

  private final CodeWriter writer;
  private final CodeObject code;
  private final Expressions expressions;
  private final OperandStack stack;
  private final Written out;

  Effects(CodeWriter writer, Expressions expressions) {
    this.writer = writer;
    this.expressions = expressions;
    this.code = writer.code;
    this.stack = writer.stack;
    this.out = writer.out;
  }

  boolean run(Instruction instruction) {
    String name = instruction.name();
    return SILENT.contains(name)
        || (name.startsWith("STORE_") && store(instruction))
        || (name.startsWith("DELETE_") && delete(instruction))
        || (name.startsWith("IMPORT_") && new Imports(writer).run(instruction))
        || add(instruction)
        || leave(instruction)
        || new Frames(writer).run(instruction);
  }

  private boolean store(Instruction instruction) {
    int argument = instruction.argument();
    String name = expressions.stored(instruction);
    if (!name.isEmpty()) {
      assign(name, stack.pop());
      return true;
    }
    switch (instruction.name()) {
      case "STORE_ATTR" -> {
        String object = stack.popText();
        out.line(object + "." + Literals.name(code.nameAt(argument)) + " = " + stack.popText());
      }
      case "STORE_SUBSCR" -> {
        String key = stack.popText();
        String object = stack.popText();
        out.line(object + "[" + key + "] = " + stack.popText());
      }
      case "STORE_SLICE" -> {
        String end = stack.popText();
        String start = stack.popText();
        String object = stack.popText();
        out.line(object + "[" + start + ":" + end + "] = " + stack.popText());
      }
      case "STORE_FAST_STORE_FAST" -> {
        assign(local(argument >> 4), stack.pop());
        assign(local(argument & 15), stack.pop());
      }
      case "STORE_FAST_LOAD_FAST" -> {
        assign(local(argument >> 4), stack.pop());
        stack.push(local(argument & 15));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private String local(int index) {
    return Literals.name(code.local(index));
  }

  private void assign(String name, Operand value) {
    switch (value) {
      case Operand.Module(Operand.Imported module) -> new Imports(writer).bind(name, module);
      case Operand.Member(Operand.Imported module, String member) ->
          new Imports(writer).bind(name, module, member);
      default -> {
        String text = value.text();
        if (!text.equals(name)) {
          out.line(name + " = " + text);
        }
      }
    }
  }

  private boolean delete(Instruction instruction) {
    switch (instruction.name()) {
      case "DELETE_ATTR" -> stack.pop();
      case "DELETE_SUBSCR" -> {
        String key = stack.popText();
        out.line("del " + stack.popText() + "[" + key + "]");
      }
      default -> {}
    }
    return true;
  }

  private boolean add(Instruction instruction) {
    int argument = instruction.argument();
    switch (instruction.name()) {
      case "LIST_APPEND" -> add(argument, ".append", List.of(stack.popText()), "");
      case "SET_ADD" -> add(argument, ".add", List.of(stack.popText()), "");
      case "MAP_ADD" -> {
        String value = stack.popText();
        String key = stack.popText();
        Operand map = stack.peek(argument);
        if (map instanceof Operand.Display display) {
          stack.replace(argument, display.with(List.of(key + ": " + value)));
        } else {
          out.line(map.text() + "[" + key + "] = " + value);
        }
      }
      case "LIST_EXTEND" -> extend(argument, ".extend", "*");
      case "SET_UPDATE" -> extend(argument, ".update", "*");
      case "DICT_UPDATE", "DICT_MERGE" -> extend(argument, ".update", "**");
      default -> {
        return false;
      }
    }
    return true;
  }

  private void extend(int below, String method, String stars) {
    Operand more = stack.pop();
    if (stars.equals("*") && Displays.isKnown(more)) {
      add(below, method, Displays.items(more).stream().map(Operand::text).toList(), "");
    } else {
      add(below, method, List.of(more.text()), stars);
    }
  }

  private void add(int below, String method, List<String> more, String stars) {
    Operand target = stack.peek(below);
    if (target instanceof Operand.Display display) {
      stack.replace(below, display.with(more.stream().map(stars::concat).toList()));
    } else {
      more.forEach(each -> out.line(target.text() + method + "(" + each + ")"));
    }
  }

  /** What is given away or thrown away. */
  private boolean leave(Instruction instruction) {
    int argument = instruction.argument();
    switch (instruction.name()) {
      case "POP_TOP", "POP_ITER", "PRINT_EXPR" -> dropped(stack.pop());
      case "YIELD_VALUE" -> stack.push("(yield " + stack.popText() + ")");
      case "YIELD_FROM" -> stack.pop();
      case "END_SEND" -> {
        Operand value = stack.pop();
        stack.pop();
        stack.push(value);
      }
      case "END_FOR" -> stack.pop(writer.release.minor() == 12 ? 2 : 1);
      case "CALL_INTRINSIC_1" -> {
        if (argument == 2) {
          new Imports(writer).all();
          stack.push(Operand.Mark.NOTHING);
        } else if (argument == 6) {
          new Displays(stack).toTuple();
        }
      }
      case "CALL_INTRINSIC_2" -> stack.pop();
      case "UNPACK_SEQUENCE" -> unpack(argument);
      case "UNPACK_EX" -> unpack((argument & 0xFF) + 1 + (argument >> 8));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void dropped(Operand operand) {
    if (operand instanceof Operand.Written(String text)
        && text.indexOf('(') >= 0
        && !text.startsWith(LEFT)) {
      out.line(text);
    }
  }

  private void unpack(int items) {
    int count = Math.min(items, MOST_UNPACKED);
    Operand whole = stack.pop();
    List<Operand> known = Displays.isKnown(whole) ? Displays.items(whole) : List.of();
    String name = known.size() == count ? "" : writer.all.temporaries.name(whole).text();
    for (int i = count - 1; i >= 0; i--) {
      stack.push(known.size() == count ? known.get(i) : new Operand.Written(name + "[" + i + "]"));
    }
  }
}
