package cordon.inspect.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a code object down as source, one statement after the other. Conditions and loops become
 * blocks where they are nested as source nests them; everything else is written as if it ran, since
 * the reader takes every branch.
 */
final class CodeWriter {
  private static final int MOST_BLOCKS = 16;

  /** What a function is part of. */
  enum Kind {
    MODULE,
    CLASS,
    FUNCTION
  }

  private record Block(int end, boolean condition) {}

  final CodeObject code;
  final Release release;
  final Kind kind;
  final SourceWriter all;
  final Written out;
  final OperandStack stack;
  final List<Instruction> instructions;

  private final Map<Integer, List<Operand>> states = new HashMap<>();
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final Set<Integer> handlers;
  private final Effects effects;
  private final Expressions expressions;
  private final Applications applications;

  /** Whether what was read last does not go on to what follows. */
  private boolean ended;

  CodeWriter(CodeObject code, Kind kind, SourceWriter all) {
    this.code = code;
    this.kind = kind;
    this.all = all;
    this.release = all.release;
    this.out = all.out;
    this.stack = new OperandStack(out, all.temporaries);
    this.instructions = Instruction.of(code, release);
    this.handlers = ExceptionTable.handlers(code.handlers());
    this.expressions = new Expressions(this);
    this.effects = new Effects(this, expressions);
    this.applications = new Applications(this);
  }

  void write() {
    declareOuter();
    Instruction before = null;
    for (int i = 0; i < instructions.size() && out.hasRoom(); i++) {
      Instruction instruction = instructions.get(i);
      arrive(instruction.at(), before);
      ended = false;
      run(instruction, i);
      before = instruction;
    }
    while (!blocks.isEmpty()) {
      blocks.pop();
      out.close();
    }
    all.misfits += stack.underflows();
  }

  private void declareOuter() {
    if (kind == Kind.MODULE) {
      return;
    }
    Set<String> outer = new LinkedHashSet<>();
    for (Instruction instruction : instructions) {
      if (instruction.is("STORE_GLOBAL")) {
        outer.add("global " + Literals.name(code.nameAt(instruction.argument())));
      }
    }
    outer.forEach(out::line);
  }

  private void arrive(int at, @Nullable Instruction before) {
    while (!blocks.isEmpty() && blocks.peek().end() <= at) {
      Block block = blocks.pop();
      out.close();
      if (block.condition() && before != null && before.is("JUMP_FORWARD")) {
        open("else:", before.target(release), false);
      }
    }
    List<Operand> state = states.remove(at);
    if (state != null && ended) {
      stack.restore(state);
    } else if (state != null) {
      stack.meet(state);
    } else if (ended || handlers.contains(at)) {
      stack.restore(List.of());
    }
    if (handlers.contains(at)) {
      stack.push("_error");
    }
  }

  private void run(Instruction instruction, int index) {
    if (instruction.name().isEmpty()) {
      all.misfits++;
      all.doubt("it has an instruction that Python " + all.version() + " does not have");
      return;
    }
    if (!instruction.fits(code)) {
      all.misfits++;
    }
    boolean known =
        jump(instruction, index)
            || expressions.run(instruction)
            || applications.run(instruction, index)
            || effects.run(instruction);
    if (!known) {
      all.doubt("its instruction `" + instruction.name() + "` is not read");
    }
  }

  /** Opens a block if it lies within the one around it. */
  private void open(String header, int end, boolean condition) {
    boolean nested = blocks.isEmpty() || end <= blocks.peek().end();
    if (nested && blocks.size() < MOST_BLOCKS && end > 0) {
      out.open(header);
      blocks.push(new Block(end, condition));
    } else if (condition) {
      out.open(header);
      out.close();
    }
  }

  private boolean jump(Instruction instruction, int index) {
    String name = instruction.name();
    switch (name) {
      case "RETURN_VALUE" -> returned(stack.popText());
      case "RETURN_CONST" -> returned(Literals.source(code.constant(instruction.argument())));
      case "RAISE_VARARGS" -> {
        stack.popTexts(instruction.argument()).forEach(out::line);
        ended = true;
      }
      case "RERAISE" -> ended = true;
      case "FOR_ITER" -> loop(instruction, index);
      case "SETUP_FINALLY" -> handled(instruction, 6);
      case "SEND" -> {
        stack.pop();
        Operand awaited = stack.peek(1);
        List<Operand> done = new ArrayList<>(stack.state());
        if (release.minor() >= 12) {
          done.add(awaited);
        }
        remember(instruction.target(release), done);
        stack.push(awaited);
      }
      default -> {
        return branch(instruction);
      }
    }
    return true;
  }

  private boolean branch(Instruction instruction) {
    String name = instruction.name();
    if (name.startsWith("JUMP_IF_NOT_EXC")) {
      stack.pop(2);
    } else if (name.startsWith("JUMP_IF")) {
      remember(instruction.target(release), stack.state());
      stack.pop();
    } else if (name.startsWith("POP_JUMP")) {
      condition(instruction);
    } else if (name.startsWith("JUMP_")) {
      remember(instruction.target(release), stack.state());
      ended = true;
    } else {
      return false;
    }
    return true;
  }

  private void condition(Instruction instruction) {
    String condition = stack.popText();
    int target = instruction.target(release);
    remember(target, stack.state());
    String name = instruction.name();
    boolean negated = name.endsWith("TRUE") || name.endsWith("_NONE") && !name.endsWith("NOT_NONE");
    String header = "if " + (negated ? "not " + condition : condition) + ":";
    open(header, target > instruction.at() ? target : 0, true);
  }

  private void remember(int at, List<Operand> state) {
    states.putIfAbsent(at, state);
  }

  void handled(Instruction setup, int pushed) {
    List<Operand> state = new ArrayList<>(stack.state());
    for (int i = 0; i < pushed; i++) {
      state.add(new Operand.Written("_error"));
    }
    remember(setup.target(release), state);
  }

  private void loop(Instruction instruction, int index) {
    stack.nameDisplays();
    String iterated = stack.peek(1).text();
    String each = all.temporaries.fresh("e");
    List<Operand> state = new ArrayList<>(stack.state());
    if (release.minor() >= 12) {
      state.add(new Operand.Iterator(iterated));
    } else if (!state.isEmpty()) {
      state.removeLast();
    }
    remember(instruction.target(release), state);
    List<String> names = expressions.stored(instructions, index + 1);
    Operand given =
        names.size() == 1
            ? new Operand.Written(names.getFirst())
            : new Operand.Display('(', names.isEmpty() ? List.of(each) : names);
    String target = names.isEmpty() ? each : String.join(", ", names);
    open("for " + target + " in " + iterated + ":", instruction.target(release), false);
    stack.push(names.isEmpty() ? new Operand.Written(each) : given);
  }

  private void returned(String value) {
    all.misfits += stack.size();
    if (kind == Kind.FUNCTION && !value.equals("None")) {
      out.line("return " + value);
    }
    ended = true;
  }
}
