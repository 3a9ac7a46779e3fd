package cordon.inspect.bytecode;

import java.util.ArrayList;
import java.util.List;

/** Instructions that call, and those that make functions and classes. */
final class Applications {
  private static final int DEFAULTS = 1;
  private static final int KEYWORD_DEFAULTS = 2;
  private static final int FLAGS = 4;

  private final CodeWriter writer;
  private final CodeObject code;
  private final Release release;
  private final OperandStack stack;
  private List<String> keywords = List.of();

  Applications(CodeWriter writer) {
    this.writer = writer;
    this.code = writer.code;
    this.release = writer.release;
    this.stack = writer.stack;
  }

  boolean run(Instruction instruction, int index) {
    int argument = instruction.argument();
    switch (instruction.name()) {
      case "KW_NAMES" -> keywords = Expressions.texts(code.constant(argument));
      case "CALL" -> called(argument, keywords);
      case "CALL_KW" -> called(argument, names(stack.pop()));
      case "CALL_FUNCTION" -> plain(argument, List.of());
      case "CALL_FUNCTION_KW" -> plain(argument, names(stack.pop()));
      case "CALL_METHOD" -> {
        List<Operand> arguments = stack.pop(argument);
        Operand method = stack.pop();
        stack.pop();
        call(method, arguments, List.of());
      }
      case "CALL_FUNCTION_EX" -> spread((argument & 1) != 0);
      case "MAKE_FUNCTION" -> {
        if (release.minor() >= 13) {
          functionBefore(index);
        } else {
          function(argument);
        }
      }
      case "SET_FUNCTION_ATTRIBUTE" -> {
        Operand function = stack.pop();
        stack.pop();
        stack.push(function);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static List<String> names(Operand names) {
    return names instanceof Operand.Constant(Marshalled value)
        ? Expressions.texts(value)
        : List.of();
  }

  private void plain(int count, List<String> names) {
    List<Operand> arguments = stack.pop(count);
    call(stack.pop(), arguments, names);
  }

  /** 3.11 and newer: beside the callable is its object, or nothing. */
  private void called(int count, List<String> names) {
    keywords = List.of();
    List<Operand> arguments = new ArrayList<>(stack.pop(count));
    Operand above = stack.pop();
    Operand below = stack.pop();
    if (above == Operand.Mark.NOTHING) {
      call(below, arguments, names);
      return;
    }
    if (below != Operand.Mark.NOTHING) {
      arguments.addFirst(above);
      call(below, arguments, names);
    } else {
      call(above, arguments, names);
    }
  }

  private void call(Operand callable, List<Operand> arguments, List<String> names) {
    if (callable == Operand.Mark.CLASS_BUILDER
        && !arguments.isEmpty()
        && arguments.getFirst() instanceof Operand.Function(String name, CodeObject body)) {
      type(name, body, arguments.subList(Math.min(2, arguments.size()), arguments.size()), names);
      return;
    }
    String entered = callable.text();
    if (entered.endsWith(".__enter__") && arguments.isEmpty()) {
      stack.push(entered.substring(0, entered.length() - ".__enter__".length()));
      return;
    }
    stack.push(entered + "(" + String.join(", ", arguments(arguments, names)) + ")");
  }

  private static List<String> arguments(List<Operand> arguments, List<String> names) {
    List<String> written = new ArrayList<>();
    int named = arguments.size() - names.size();
    for (int i = 0; i < arguments.size(); i++) {
      String text = arguments.get(i).text();
      written.add(i < named || named < 0 ? text : names.get(i - named) + "=" + text);
    }
    return written;
  }

  private void spread(boolean flagged) {
    boolean always = release.minor() >= 14;
    Operand keyed = flagged || always ? stack.pop() : Operand.Mark.NOTHING;
    Operand placed = stack.pop();
    Operand callable = stack.pop();
    if (release.isFlat()) {
      Operand other = stack.pop();
      callable = callable == Operand.Mark.NOTHING ? other : callable;
    }
    List<Operand> arguments = new ArrayList<>();
    if (Displays.isKnown(placed)) {
      arguments.addAll(Displays.items(placed));
    } else {
      arguments.add(new Operand.Written("*" + placed.text()));
    }
    if (keyed != Operand.Mark.NOTHING) {
      arguments.add(new Operand.Written("**" + keyed.text()));
    }
    call(callable, arguments, List.of());
  }

  /** Until 3.12: flags say which of four values lie below the code. */
  private void function(int flags) {
    if (release.minor() < 11) {
      stack.pop();
    }
    Operand body = stack.pop();
    List<Operand> given = new ArrayList<>(List.of(Operand.Mark.NOTHING, Operand.Mark.NOTHING));
    for (int i = FLAGS - 1; i >= 0; i--) {
      if ((flags & 1 << i) != 0) {
        Operand value = stack.pop();
        if (i < 2) {
          given.set(i, value);
        }
      }
    }
    define(body, given.get(0), given.get(1));
  }

  /** Since 3.13: instructions that follow take the values, the last one first. */
  private void functionBefore(int index) {
    Operand body = stack.pop();
    Operand defaults = Operand.Mark.NOTHING;
    Operand keyed = Operand.Mark.NOTHING;
    for (int i = 1; index + i < writer.instructions.size(); i++) {
      Instruction next = writer.instructions.get(index + i);
      if (!next.is("SET_FUNCTION_ATTRIBUTE")) {
        break;
      }
      defaults = next.argument() == DEFAULTS ? stack.peek(i) : defaults;
      keyed = next.argument() == KEYWORD_DEFAULTS ? stack.peek(i) : keyed;
    }
    define(body, defaults, keyed);
  }

  private void define(Operand body, Operand defaults, Operand keyed) {
    if (!(body instanceof Operand.Constant(Marshalled.Compiled(CodeObject function)))) {
      stack.push("_function");
      return;
    }
    boolean type =
        stack.peek(1) == Operand.Mark.CLASS_BUILDER || stack.peek(2) == Operand.Mark.CLASS_BUILDER;
    if (type && stack.peek(1) instanceof Operand.Mark) {
      stack.push(new Operand.Function(Literals.name(function.name()), function));
      return;
    }
    String name =
        function.name().startsWith("<")
            ? writer.all.temporaries.fresh("f")
            : Literals.name(function.name());
    String def = (function.isAsync() ? "async def " : "def ") + name;
    writer.all.nested(
        function,
        CodeWriter.Kind.FUNCTION,
        def + "(" + Parameters.written(function, Displays.items(defaults), keyed) + "):");
    stack.push(new Operand.Function(name, function));
  }

  private void type(String name, CodeObject body, List<Operand> bases, List<String> names) {
    String header = "class " + name + "(" + String.join(", ", arguments(bases, names)) + "):";
    writer.all.nested(body, CodeWriter.Kind.CLASS, header);
    stack.push(new Operand.Function(name, body));
  }
}
