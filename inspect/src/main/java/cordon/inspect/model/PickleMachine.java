package cordon.inspect.model;

import cordon.inspect.model.Symbol.Group;
import cordon.inspect.model.Symbol.Literal;
import cordon.inspect.model.Symbol.Plain;
import cordon.inspect.model.Symbol.Whole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks one pickle, from its first instruction to its STOP, as an unpickler would, with symbols for
 * values. Time and memory are linear in its bytes.
 *
 * <p>Where unpicklers differ, as about frames that lie about their length, it goes on as the most
 * tolerant of them does, so that none of them runs what was not seen here.
 */
final class PickleMachine {
  /** Pickles of arrays stand within the file of their owner (joblib); more levels are refused. */
  private static final int DEEPEST = 8;

  private final PickleInput in;
  private final PickleCalls calls;
  private final boolean arrays;
  private final int depth;
  private boolean metArrays;
  private final ArrayList<Symbol> stack = new ArrayList<>();
  private final PickleMemo memo;

  /**
   * @param arrays whether the bytes of arrays may stand between instructions, as joblib reads them
   *     and no other unpickler does
   */
  PickleMachine(PickleInput in, PickleCalls calls, boolean arrays) {
    this(in, calls, arrays, 0);
  }

  private PickleMachine(PickleInput in, PickleCalls calls, boolean arrays, int depth) {
    this.in = in;
    this.calls = calls;
    this.arrays = arrays;
    this.depth = depth;
    this.memo = new PickleMemo(calls);
  }

  /** Whether bytes were passed over that another unpickler would take for instructions. */
  boolean metArrays() {
    return metArrays;
  }

  /**
   * @return what the pickle stands for
   * @throws BrokenPickle where an unpickler gives up; what was met before has been told
   */
  Symbol run() throws BrokenPickle {
    while (true) {
      byte code = in.next();
      PickleOpcode opcode = PickleOpcode.of(code);
      if (opcode == null) {
        throw new BrokenPickle("byte " + (in.at() - 1) + " is no instruction");
      }
      if (opcode == PickleOpcode.STOP) {
        return pop();
      }
      if (!value(opcode) && !container(opcode) && !memory(opcode)) {
        object(opcode);
      }
    }
  }

  /** Instructions that push what stands in the file. */
  private boolean value(PickleOpcode opcode) throws BrokenPickle {
    switch (opcode) {
      case NONE_VALUE -> push(Plain.NONE);
      case NEWTRUE -> push(Plain.TRUE);
      case NEWFALSE -> push(Plain.FALSE);
      case BININT -> push(new Whole((int) in.number(4)));
      case BININT1 -> push(new Whole(in.number(1)));
      case BININT2 -> push(new Whole(in.number(2)));
      case INT, LONG -> push(decimal(in.name()));
      case LONG1 -> push(in.counted(in.number(1), Literal.Form.BYTES));
      case LONG4 -> push(in.counted(in.number(4), Literal.Form.BYTES));
      case FLOAT -> {
        in.name();
        push(Plain.UNKNOWN);
      }
      case BINFLOAT -> {
        in.skip(8);
        push(Plain.UNKNOWN);
      }
      case STRING -> push(in.line(Literal.Form.QUOTED));
      case UNICODE -> push(in.line(Literal.Form.RAW_UNICODE));
      case BINSTRING, BINUNICODE -> push(in.counted(in.number(4), Literal.Form.UTF8));
      case SHORT_BINSTRING, SHORT_BINUNICODE -> push(in.counted(in.number(1), Literal.Form.UTF8));
      case BINUNICODE8 -> push(in.counted(in.number(8), Literal.Form.UTF8));
      case BINBYTES -> push(in.counted(in.number(4), Literal.Form.BYTES));
      case SHORT_BINBYTES -> push(in.counted(in.number(1), Literal.Form.BYTES));
      case BINBYTES8, BYTEARRAY8 -> push(in.counted(in.number(8), Literal.Form.BYTES));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Instructions that build or fill tuples, lists, sets and dictionaries. */
  private boolean container(PickleOpcode opcode) throws BrokenPickle {
    switch (opcode) {
      case EMPTY_TUPLE -> push(new Group(Group.Kind.TUPLE));
      case EMPTY_LIST -> push(new Group(Group.Kind.LIST));
      case EMPTY_DICT -> push(new Group(Group.Kind.DICT));
      case EMPTY_SET -> push(new Group(Group.Kind.SET));
      case TUPLE -> push(new Group(Group.Kind.TUPLE, popToMark()));
      case LIST -> push(new Group(Group.Kind.LIST, popToMark()));
      case DICT -> push(new Group(Group.Kind.DICT, popToMark()));
      case FROZENSET -> push(new Group(Group.Kind.SET, popToMark()));
      case TUPLE1 -> push(new Group(Group.Kind.TUPLE, pop(1)));
      case TUPLE2 -> push(new Group(Group.Kind.TUPLE, pop(2)));
      case TUPLE3 -> push(new Group(Group.Kind.TUPLE, pop(3)));
      case APPEND -> fill(pop(1));
      case SETITEM -> fill(pop(2));
      case APPENDS, ADDITEMS, SETITEMS -> fill(popToMark());
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Instructions about the stack, the memo and the framing. */
  private boolean memory(PickleOpcode opcode) throws BrokenPickle {
    switch (opcode) {
      case MARK -> push(Plain.MARK);
      case POP -> popAny();
      case POP_MARK -> popToMark();
      case DUP -> push(top());
      case PUT -> memo.put(PickleMemo.index(in.name()), top());
      case BINPUT -> memo.put(in.number(1), top());
      case LONG_BINPUT -> memo.put(in.number(4), top());
      case MEMOIZE -> memo.put(memo.size(), top());
      case GET -> push(memo.get(PickleMemo.index(in.name())));
      case BINGET -> push(memo.get(in.number(1)));
      case LONG_BINGET -> push(memo.get(in.number(4)));
      case PROTO -> protocol(in.number(1));
      case FRAME -> in.skip(8);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Instructions that name, call or fill objects. */
  private void object(PickleOpcode opcode) throws BrokenPickle {
    switch (opcode) {
      case GLOBAL -> push(calls.global(in.name(), in.name()));
      case STACK_GLOBAL -> {
        List<Symbol> both = pop(2);
        push(calls.global(both.get(0), both.get(1)));
      }
      case REDUCE, NEWOBJ -> {
        List<Symbol> both = pop(2);
        push(calls.call(both.get(0), Symbol.arguments(both.get(1))));
      }
      case NEWOBJ_EX -> {
        List<Symbol> three = pop(3);
        push(calls.call(three.get(0), Symbol.arguments(three.get(1))));
      }
      case INST -> {
        Symbol callee = calls.global(in.name(), in.name());
        push(calls.call(callee, popToMark()));
      }
      case OBJ -> {
        List<Symbol> all = popToMark();
        if (all.isEmpty()) {
          throw new BrokenPickle("OBJ without a class");
        }
        push(calls.call(all.getFirst(), all.subList(1, all.size())));
      }
      case BUILD -> build(pop());
      case EXT1 -> push(calls.extension(in.number(1)));
      case EXT2 -> push(calls.extension(in.number(2)));
      case EXT4 -> push(calls.extension(in.number(4)));
      case PERSID -> {
        in.name();
        push(Plain.UNKNOWN);
      }
      case BINPERSID -> {
        pop();
        push(Plain.UNKNOWN);
      }
      case NEXT_BUFFER -> push(Plain.UNKNOWN);
      case READONLY_BUFFER -> top();
      default -> throw new IllegalStateException(opcode.name());
    }
  }

  private void build(Symbol state) throws BrokenPickle {
    Symbol instance = top();
    calls.build(instance, state);
    @Nullable JoblibArray array = arrays ? JoblibArray.of(instance, state) : null;
    if (array != null) {
      metArrays = true;
      if (array.objects()) {
        nested();
      } else {
        array.skip(in);
      }
    }
  }

  private void nested() throws BrokenPickle {
    if (depth == DEEPEST) {
      throw new BrokenPickle("it nests pickles more than " + DEEPEST + " deep");
    }
    new PickleMachine(in, calls, true, depth + 1).run();
  }

  private static void protocol(long number) throws BrokenPickle {
    if (number > 5) {
      throw new BrokenPickle("protocol " + number + " is not known");
    }
  }

  private static Symbol decimal(String text) {
    String digits = text.endsWith("L") ? text.substring(0, text.length() - 1) : text;
    try {
      return new Whole(Long.parseLong(digits.strip()));
    } catch (NumberFormatException e) {
      // Longer than 64 bits or no number: no name and no command either way.
      return Plain.UNKNOWN;
    }
  }

  private void fill(List<Symbol> members) throws BrokenPickle {
    if (top() instanceof Group group) {
      members.forEach(group::add);
    } else {
      // Lists and dictionaries of a class of one's own: their append or __setitem__ is called.
      calls.fill(top(), members);
    }
  }

  private void push(Symbol symbol) throws BrokenPickle {
    if (stack.size() >= 2 * PickleMemo.MOST) {
      throw new BrokenPickle("its stack is too deep to follow");
    }
    stack.add(symbol);
  }

  private Symbol top() throws BrokenPickle {
    Symbol top = stack.isEmpty() ? Plain.MARK : stack.getLast();
    if (top == Plain.MARK) {
      throw new BrokenPickle("it takes from an empty stack");
    }
    return top;
  }

  private Symbol pop() throws BrokenPickle {
    Symbol top = top();
    stack.removeLast();
    return top;
  }

  /** POP takes a mark off as well. */
  private void popAny() throws BrokenPickle {
    if (stack.isEmpty()) {
      throw new BrokenPickle("it takes from an empty stack");
    }
    stack.removeLast();
  }

  private List<Symbol> pop(int count) throws BrokenPickle {
    List<Symbol> popped = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      popped.add(pop());
    }
    Collections.reverse(popped);
    return popped;
  }

  private List<Symbol> popToMark() throws BrokenPickle {
    int mark = stack.lastIndexOf(Plain.MARK);
    if (mark < 0) {
      throw new BrokenPickle("it looks for a mark that was never set");
    }
    List<Symbol> members = new ArrayList<>(stack.subList(mark + 1, stack.size()));
    stack.subList(mark, stack.size()).clear();
    return members;
  }
}
