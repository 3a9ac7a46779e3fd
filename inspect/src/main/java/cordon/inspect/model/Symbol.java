package cordon.inspect.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands for a value while a pickle is walked. */
sealed interface Symbol {

  /** Anything that is neither followed nor worth naming. */
  enum Plain implements Symbol {
    UNKNOWN,
    NONE,
    TRUE,
    FALSE,
    /** Not a value: where a group on the stack begins. */
    MARK
  }

  record Whole(long value) implements Symbol {}

  /** Text or bytes as they stand in the file, decoded only when somebody asks. */
  final class Literal implements Symbol {
    /** Longer ones are no names and no commands, but weights and vocabularies. */
    static final int LONGEST_TEXT = 1 << 20;

    enum Form {
      UTF8,
      /** A {@code repr} of a byte string in quotes, with backslash escapes. */
      QUOTED,
      /** {@code raw-unicode-escape}. */
      RAW_UNICODE,
      BYTES
    }

    private final byte[] source;
    private final int from;
    private final int to;
    private final Form form;

    Literal(byte[] source, int from, int to, Form form) {
      this.source = source;
      this.from = from;
      this.to = to;
      this.form = form;
    }

    Literal(String text) {
      this(text.getBytes(StandardCharsets.UTF_8), Form.UTF8);
    }

    Literal(byte[] all, Form form) {
      this(all, 0, all.length, form);
    }

    int length() {
      return to - from;
    }

    boolean isText() {
      return form != Form.BYTES;
    }

    boolean is(byte[] bytes) {
      return Arrays.equals(source, from, to, bytes, 0, bytes.length);
    }

    byte[] bytes() {
      return form == Form.BYTES || form == Form.UTF8
          ? Arrays.copyOfRange(source, from, to)
          : text().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The text, of bytes too, where one byte is one character. */
    String text() {
      int end = Math.min(to, from + LONGEST_TEXT);
      return switch (form) {
        case UTF8 -> new String(source, from, end - from, StandardCharsets.UTF_8);
        case BYTES -> new String(source, from, end - from, StandardCharsets.ISO_8859_1);
        case QUOTED -> PythonEscapes.quoted(source, from, end);
        case RAW_UNICODE -> PythonEscapes.rawUnicode(source, from, end);
      };
    }
  }

  /** A class, function or module that is named, {@code os.system}. */
  record Named(String name) implements Symbol {}

  /** What a call gives. */
  record Called(Symbol callee, List<Symbol> arguments) implements Symbol {
    /** Compared by identity: two equal calls are two calls, and symbols nest without bound. */
    @SuppressWarnings("ReferenceEquality")
    boolean isSame(Called other) {
      return this == other;
    }
  }

  /**
   * A tuple, list, set or dictionary (keys and values in turn), which may grow until it is read.
   */
  final class Group implements Symbol {
    /** More members are not kept: arguments and state that mean something are short. */
    private static final int KEPT = 256;

    enum Kind {
      TUPLE,
      LIST,
      SET,
      DICT
    }

    private final Kind kind;
    private final List<Symbol> members = new ArrayList<>(4);

    Group(Kind kind) {
      this.kind = kind;
    }

    Group(Kind kind, List<Symbol> members) {
      this(kind);
      members.forEach(this::add);
    }

    void add(Symbol member) {
      if (members.size() < KEPT) {
        members.add(member);
      }
    }

    Kind kind() {
      return kind;
    }

    List<Symbol> members() {
      return members;
    }
  }

  /** The members of a tuple or list as arguments of a call; none when it is something else. */
  static List<Symbol> arguments(Symbol symbol) {
    return symbol instanceof Group group ? List.copyOf(group.members()) : List.of();
  }
}
