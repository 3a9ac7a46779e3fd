package cordon.inspect.jvm;

import cordon.inspect.value.Value;
import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.List;

/**
 * The operands of a method while it is read from top to bottom. What is taken from an empty stack
 * is not known: a class file that lies about its stack must not stop the reading.
 */
final class OperandStack {
  /** The format allows no more (JVMS 4.7.3). */
  private static final int DEEPEST = 65_535;

  private record Slot(Value value, boolean wide) {}

  private static final Slot UNKNOWN = new Slot(Value.UNKNOWN, false);

  private final List<Slot> slots;

  OperandStack() {
    this(new ArrayList<>());
  }

  private OperandStack(List<Slot> slots) {
    this.slots = slots;
  }

  OperandStack copy() {
    return new OperandStack(new ArrayList<>(slots));
  }

  void clear() {
    slots.clear();
  }

  /**
   * @param wide whether the value is a long or a double, which count for two (JVMS 2.11.1)
   */
  void push(Value value, boolean wide) {
    add(new Slot(value, wide));
  }

  void push(Value value) {
    push(value, false);
  }

  private void add(Slot slot) {
    if (slots.size() < DEEPEST) {
      slots.add(slot);
    }
  }

  Value pop() {
    return take().value;
  }

  private Slot take() {
    return slots.isEmpty() ? UNKNOWN : slots.removeLast();
  }

  /** Takes arguments, the last of which is on top. */
  List<Value> pop(int count) {
    List<Value> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.addFirst(pop());
    }
    return values;
  }

  /** What only moves or doubles slots. */
  void shuffle(Opcode opcode) {
    switch (opcode) {
      case POP -> pop();
      case POP2 -> pop2();
      case SWAP -> swap();
      case DUP -> dup(0);
      case DUP_X1 -> dup(1);
      case DUP_X2 -> dup(2);
      case DUP2 -> dup2(0);
      case DUP2_X1 -> dup2(1);
      case DUP2_X2 -> dup2(2);
      default -> {}
    }
  }

  private void pop2() {
    if (!take().wide) {
      take();
    }
  }

  private void swap() {
    Slot first = take();
    Slot second = take();
    add(first);
    add(second);
  }

  /** Doubles what is on top and puts the copy below as many slots of size one. */
  void dup(int below) {
    Slot top = take();
    insertBelow(List.of(top), below);
  }

  /** The same for two slots of size one, or one of size two. */
  void dup2(int below) {
    Slot first = take();
    insertBelow(first.wide ? List.of(first) : List.of(take(), first), below);
  }

  private void insertBelow(List<Slot> copied, int below) {
    List<Slot> between = new ArrayList<>();
    for (int size = 0; size < below; ) {
      Slot slot = take();
      size += slot.wide ? 2 : 1;
      between.addFirst(slot);
    }
    copied.forEach(this::add);
    between.forEach(this::add);
    copied.forEach(this::add);
  }

  /** Joins what came another way to the same place. */
  void merge(OperandStack other) {
    if (slots.isEmpty()) {
      slots.addAll(other.slots);
      return;
    }
    for (int i = 0; i < Math.min(slots.size(), other.slots.size()); i++) {
      Slot mine = slots.get(i);
      slots.set(i, new Slot(mine.value.with(other.slots.get(i).value.flow()), mine.wide));
    }
  }
}
