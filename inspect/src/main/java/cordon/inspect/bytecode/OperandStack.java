package cordon.inspect.bytecode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The operands of a function; what is taken beyond its bottom is unknown. */
final class OperandStack {
  private static final int DEEPEST = 4096;

  private final Written out;
  private final Temporaries temporaries;
  private List<Operand> operands = new ArrayList<>();
  private int underflows;

  OperandStack(Written out, Temporaries temporaries) {
    this.out = out;
    this.temporaries = temporaries;
  }

  /** How often something was taken that is not there. */
  int underflows() {
    return underflows;
  }

  int size() {
    return operands.size();
  }

  /** Long expressions get a name, so that they are written but once. */
  void push(Operand operand) {
    if (operands.size() < DEEPEST) {
      operands.add(operand instanceof Operand.Written ? temporaries.shortened(operand) : operand);
    }
  }

  void push(String expression) {
    out.works(expression.length());
    push(new Operand.Written(expression));
  }

  Operand pop() {
    if (operands.isEmpty()) {
      underflows++;
      return Operand.Mark.UNKNOWN;
    }
    return operands.removeLast();
  }

  String popText() {
    return pop().text();
  }

  /** Operands in the order in which they were pushed, as far as there are any. */
  List<Operand> pop(int count) {
    List<Operand> popped = new ArrayList<>();
    underflows += count > operands.size() ? 1 : 0;
    for (int i = Math.min(count, operands.size()); i > 0; i--) {
      popped.add(pop());
    }
    Collections.reverse(popped);
    return popped;
  }

  List<String> popTexts(int count) {
    return pop(count).stream().map(Operand::text).toList();
  }

  /**
   * @param below 1 for the last one
   */
  Operand peek(int below) {
    return holds(below) ? operands.get(operands.size() - below) : Operand.Mark.UNKNOWN;
  }

  private boolean holds(int below) {
    return below > 0 && below <= operands.size();
  }

  void replace(int below, Operand operand) {
    if (holds(below)) {
      operands.set(operands.size() - below, operand);
    }
  }

  /** What is used more than once is computed once. */
  void copy(int below) {
    Operand named = temporaries.named(peek(below));
    replace(below, named);
    push(named);
  }

  void swap(int below) {
    Operand last = peek(1);
    Operand other = peek(below);
    replace(1, other);
    replace(below, last);
  }

  /** The last one goes below others. */
  void rotate(int count) {
    Operand last = pop();
    operands.add(Math.clamp(operands.size() - count + 1L, 0, operands.size()), last);
  }

  /** Displays that a loop may add to. */
  void nameDisplays() {
    out.works(operands.size());
    operands.replaceAll(
        operand -> operand instanceof Operand.Display ? temporaries.name(operand) : operand);
  }

  List<Operand> state() {
    out.works(operands.size());
    return List.copyOf(operands);
  }

  void restore(List<Operand> state) {
    operands = new ArrayList<>(state);
  }

  /** Where two ways meet, an operand is what the one or the other gave. */
  void meet(List<Operand> other) {
    int depth = Math.min(operands.size(), other.size());
    for (int i = 1; i <= depth; i++) {
      Operand mine = peek(i);
      Operand theirs = other.get(other.size() - i);
      if (isValue(mine) && isValue(theirs) && !mine.equals(theirs)) {
        replace(i, either(theirs, mine));
      }
    }
  }

  private static boolean isValue(Operand operand) {
    return switch (operand) {
      case Operand.Written w -> true;
      case Operand.Constant c -> true;
      case Operand.Display d -> true;
      default -> false;
    };
  }

  private Operand either(Operand first, Operand second) {
    String text = "(" + first.text() + " if _either else " + second.text() + ")";
    out.works(text.length());
    return temporaries.shortened(new Operand.Written(text));
  }
}
