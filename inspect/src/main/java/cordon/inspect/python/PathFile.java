package cordon.inspect.python;

/**
 * A {@code .pth} file: of its lines those run that begin with {@code import} and a blank (module
 * {@code site}); the others name folders.
 */
final class PathFile {
  private static final byte[] IMPORT = {'i', 'm', 'p', 'o', 'r', 't'};

  private PathFile() {}

  /** The same with lines that do not run made blank, so that numbers of lines stay. */
  static byte[] code(byte[] content) {
    byte[] code = content.clone();
    int start = 0;
    if (code.length > 2 && (code[0] & 0xFF) == 0xEF && (code[1] & 0xFF) == 0xBB) {
      start = 3;
    }
    for (int at = start; at <= code.length; at++) {
      if (at == code.length || code[at] == '\n' || code[at] == '\r') {
        if (!runs(code, start, at)) {
          java.util.Arrays.fill(code, start, at, (byte) ' ');
        }
        start = at + 1;
      }
    }
    return code;
  }

  private static boolean runs(byte[] code, int from, int to) {
    if (to - from <= IMPORT.length) {
      return false;
    }
    for (int i = 0; i < IMPORT.length; i++) {
      if (code[from + i] != IMPORT[i]) {
        return false;
      }
    }
    return code[from + IMPORT.length] == ' ' || code[from + IMPORT.length] == '\t';
  }
}
