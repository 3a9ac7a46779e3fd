package cordon.inspect.bytecode;

import java.util.Arrays;

/** Instructions that import, and the statements by which their modules get names. */
final class Imports {
  private final CodeObject code;
  private final OperandStack stack;
  private final Written out;

  Imports(CodeWriter writer) {
    this.code = writer.code;
    this.stack = writer.stack;
    this.out = writer.out;
  }

  boolean run(Instruction instruction) {
    switch (instruction.name()) {
      case "IMPORT_NAME" -> {
        boolean whole = stack.popText().equals("None");
        String dots = stack.popText();
        String name = dotted(code.nameAt(instruction.argument()));
        int level =
            dots.length() == 1 && Character.isDigit(dots.charAt(0)) ? dots.charAt(0) - '0' : 0;
        stack.push(new Operand.Module(new Operand.Imported(level, name, whole)));
      }
      case "IMPORT_FROM" -> {
        String member = Literals.name(code.nameAt(instruction.argument()));
        if (stack.peek(1) instanceof Operand.Module(Operand.Imported module)) {
          stack.push(new Operand.Member(module, member));
        } else {
          stack.push(stack.peek(1).text() + "." + member);
        }
      }
      default -> all();
    }
    return true;
  }

  private static String dotted(String name) {
    return name.isEmpty()
        ? ""
        : String.join(".", Arrays.stream(name.split("\\.")).map(Literals::name).toList());
  }

  void all() {
    if (stack.pop() instanceof Operand.Module(Operand.Imported module)) {
      out.line("from " + module.written() + " import *");
    }
  }

  void bind(String name, Operand.Imported module) {
    String top = module.name().substring(0, Math.max(0, module.name().indexOf('.')));
    if (module.dots() > 0) {
      out.line("from " + module.written() + " import " + name);
    } else if (top.isEmpty()) {
      out.line("import " + as(module.name(), name));
    } else {
      out.line("import " + module.name());
      if (!name.equals(top)) {
        out.line(name + " = " + top);
      }
    }
  }

  void bind(String name, Operand.Imported module, String member) {
    out.line(
        module.whole()
            ? "import " + module.name() + " as " + name
            : "from " + module.written() + " import " + as(member, name));
  }

  private static String as(String what, String name) {
    return what.equals(name) ? what : what + " as " + name;
  }
}
