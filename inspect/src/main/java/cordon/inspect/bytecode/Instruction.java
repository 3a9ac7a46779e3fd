package cordon.inspect.bytecode;

import java.util.ArrayList;
import java.util.List;

/**
 * One instruction with its whole argument.
 *
 * @param at offset of its first byte, in front of what extends its argument
 * @param next offset of what follows, behind its cache
 * @param name empty for a number that the release does not know
 * @param cached whether what follows it looks like a cache, which is all zero in a file
 */
record Instruction(int at, int next, String name, int argument, boolean cached) {
  private static final int MOST_ARGUMENT = 1 << 24;

  static List<Instruction> of(CodeObject code, Release release) {
    byte[] bytes = code.code();
    List<Instruction> all = new ArrayList<>(bytes.length / 2);
    int extended = 0;
    int from = 0;
    for (int i = 0; i + 1 < bytes.length; ) {
      int number = bytes[i] & 0xFF;
      int argument = Math.min(MOST_ARGUMENT, extended << 8 | bytes[i + 1] & 0xFF);
      String name = release.name(number);
      int next = i + 2 + 2 * release.caches(number);
      boolean cached = isZero(bytes, i + 2, next);
      i = next;
      if (name.equals("EXTENDED_ARG")) {
        extended = argument;
      } else {
        all.add(new Instruction(from, i, name, argument, cached));
        extended = 0;
        from = i;
      }
    }
    return all;
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (i >= bytes.length || bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a code object has what it names. */
  boolean fits(CodeObject code) {
    int most =
        switch (name) {
          case "LOAD_CONST", "RETURN_CONST", "KW_NAMES" -> code.constants().size();
          case "LOAD_NAME", "STORE_NAME", "IMPORT_NAME", "IMPORT_FROM", "LOAD_METHOD" ->
              code.names().size();
          case "LOAD_FAST", "STORE_FAST" -> code.locals().size();
          default -> Integer.MAX_VALUE;
        };
    return cached && argument < most;
  }

  boolean is(String other) {
    return name.equals(other);
  }

  /** Where a jump leads. */
  int target(Release release) {
    boolean absolute =
        release.jumpsAbsolutely()
            && (name.equals("JUMP_ABSOLUTE")
                || name.startsWith("POP_JUMP_IF")
                || name.startsWith("JUMP_IF"));
    int distance = argument * release.step();
    if (absolute) {
      return distance;
    }
    return name.contains("BACKWARD") ? next - distance : next + distance;
  }
}
