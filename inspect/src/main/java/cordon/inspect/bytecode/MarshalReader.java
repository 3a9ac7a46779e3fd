package cordon.inspect.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code marshal.dump} wrote (CPython, Python/marshal.c, versions 3 to 5 of the format).
 * Strict: what the format does not allow, and values beyond the bounds, end the reading.
 */
final class MarshalReader {
  /** Thrown for what is not marshalled, or too much of it. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String why) {
      super(why, null, false, false);
    }
  }

  private static final int DEEPEST = 200;
  private static final int MOST_VALUES = 1 << 20;
  private static final int REFERABLE = 0x80;
  private static final int NULL = '0';

  private final MarshalInput in;
  private final boolean flat;
  private final List<@Nullable Marshalled> references = new ArrayList<>();
  private int values;

  /**
   * @param flat whether code objects are laid out as since 3.11
   */
  MarshalReader(byte[] bytes, int from, boolean flat) {
    this.in = new MarshalInput(bytes, from);
    this.flat = flat;
  }

  /** The code object at the beginning. */
  CodeObject code() throws Malformed {
    if (value(0) instanceof Marshalled.Compiled(CodeObject code)) {
      return code;
    }
    throw new Malformed("it does not hold code");
  }

  /** Whether all bytes were read. */
  boolean ended() {
    return in.left() == 0;
  }

  private Marshalled value(int depth) throws Malformed {
    Marshalled value = orEnd(depth);
    if (value == null) {
      throw new Malformed("a value is missing");
    }
    return value;
  }

  /** A value, or null for the mark by which a dictionary ends. */
  private @Nullable Marshalled orEnd(int depth) throws Malformed {
    if (depth > DEEPEST || ++values > MOST_VALUES) {
      throw new Malformed("it holds more than is read");
    }
    int type = in.octet();
    int kind = type & ~REFERABLE;
    if (kind == NULL) {
      return null;
    }
    if (kind == 'r') {
      return referred(in.integer());
    }
    int slot = -1;
    if ((type & REFERABLE) != 0) {
      slot = references.size();
      references.add(null);
    }
    Marshalled value = value(kind, depth);
    if (slot >= 0) {
      references.set(slot, value);
    }
    return value;
  }

  private Marshalled referred(int index) throws Malformed {
    Marshalled value = index >= 0 && index < references.size() ? references.get(index) : null;
    if (value == null) {
      throw new Malformed("it refers to what is not there");
    }
    return value;
  }

  private Marshalled value(int kind, int depth) throws Malformed {
    return switch (kind) {
      case 'N' -> Marshalled.NONE;
      case 'F' -> new Marshalled.Plain("False");
      case 'T' -> new Marshalled.Plain("True");
      case '.' -> new Marshalled.Plain("...");
      case 'S' -> new Marshalled.Plain("StopIteration");
      case 'i' -> new Marshalled.Plain(Integer.toString(in.integer()));
      case 'I' ->
          new Marshalled.Plain(
              Long.toString(in.integer() & 0xFFFFFFFFL | (long) in.integer() << 32));
      case 'l' -> new Marshalled.Plain(in.big().toString());
      case 'f' -> new Marshalled.Plain(in.text(in.octet(), StandardCharsets.ISO_8859_1));
      case 'g' -> new Marshalled.Plain(in.real());
      case 'x' -> complex(in.text(in.octet(), StandardCharsets.ISO_8859_1), true);
      case 'y' -> complex(in.real(), false);
      case 's' -> new Marshalled.Octets(in.octets(in.integer()));
      case 't', 'u' -> new Marshalled.Text(in.text(in.integer(), StandardCharsets.UTF_8));
      case 'a', 'A' -> new Marshalled.Text(in.text(in.integer(), StandardCharsets.ISO_8859_1));
      case 'z', 'Z' -> new Marshalled.Text(in.text(in.octet(), StandardCharsets.ISO_8859_1));
      case ')' -> group('(', in.octet(), depth);
      case '(' -> group('(', in.integer(), depth);
      case '[' -> group('[', in.integer(), depth);
      case '<', '>' -> group('<', in.integer(), depth);
      case '{' -> pairs(depth);
      case ':' -> group(':', 3, depth);
      case 'c' -> new Marshalled.Compiled(flat ? flatCode(depth + 1) : oldCode(depth + 1));
      default -> throw new Malformed("it holds a value of an unknown kind");
    };
  }

  private Marshalled complex(String real, boolean text) throws Malformed {
    String imaginary = text ? in.text(in.octet(), StandardCharsets.ISO_8859_1) : in.real();
    return new Marshalled.Plain("(" + real + "+" + imaginary + "j)");
  }

  private Marshalled group(char kind, int count, int depth) throws Malformed {
    if (count > in.left()) {
      throw new Malformed("it ends too early");
    }
    List<Marshalled> items = new ArrayList<>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      items.add(value(depth + 1));
    }
    return new Marshalled.Group(kind, items);
  }

  private Marshalled pairs(int depth) throws Malformed {
    List<Marshalled> items = new ArrayList<>();
    for (Marshalled key = orEnd(depth + 1); key != null; key = orEnd(depth + 1)) {
      items.add(key);
      items.add(value(depth + 1));
    }
    return new Marshalled.Group('{', items);
  }

  /** 3.8 to 3.10. */
  private CodeObject oldCode(int depth) throws Malformed {
    int positional = count();
    skip(1);
    int keywordOnly = count();
    skip(2);
    int flags = in.integer();
    byte[] code = octetsOf(value(depth));
    List<Marshalled> constants = items(depth);
    List<String> names = names(depth);
    List<String> locals = names(depth);
    List<String> free = names(depth);
    List<String> cells = new ArrayList<>(names(depth));
    cells.addAll(free);
    value(depth);
    String name = name(depth);
    skip(1);
    value(depth);
    return new CodeObject(
        name, positional, keywordOnly, flags, code, constants, names, locals, cells, new byte[0]);
  }

  /** 3.11 and newer. */
  private CodeObject flatCode(int depth) throws Malformed {
    int positional = count();
    skip(1);
    int keywordOnly = count();
    skip(1);
    int flags = in.integer();
    byte[] code = octetsOf(value(depth));
    List<Marshalled> constants = items(depth);
    List<String> names = names(depth);
    List<String> locals = names(depth);
    value(depth);
    value(depth);
    String name = name(depth);
    value(depth);
    skip(1);
    value(depth);
    byte[] handlers = octetsOf(value(depth));
    return new CodeObject(
        name, positional, keywordOnly, flags, code, constants, names, locals, List.of(), handlers);
  }

  private static byte[] octetsOf(Marshalled value) throws Malformed {
    if (value instanceof Marshalled.Octets(byte[] bytes)) {
      return bytes;
    }
    throw new Malformed("a code object lacks its instructions");
  }

  private List<Marshalled> items(int depth) throws Malformed {
    if (value(depth) instanceof Marshalled.Group(char kind, List<Marshalled> items)
        && kind == '(') {
      return items;
    }
    throw new Malformed("a code object lacks its constants or names");
  }

  private List<String> names(int depth) throws Malformed {
    List<String> names = new ArrayList<>();
    for (Marshalled item : items(depth)) {
      names.add(text(item));
    }
    return names;
  }

  private String name(int depth) throws Malformed {
    return text(value(depth));
  }

  private static String text(Marshalled value) throws Malformed {
    if (value instanceof Marshalled.Text(String text)) {
      return text;
    }
    throw new Malformed("a name is no text");
  }

  private void skip(int integers) throws Malformed {
    for (int i = 0; i < integers; i++) {
      in.integer();
    }
  }

  private int count() throws Malformed {
    int count = in.integer();
    if (count < 0 || count > 0xFFFF) {
      throw new Malformed("a function has an impossible number of parameters");
    }
    return count;
  }
}
