package cordon.formats.text;

import cordon.base.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses a text with the markers of an unresolved merge (seven {@code <} or {@code >} and a space
 * at the start of a line, as git writes them). A parser would fail too, or, worse, read one of the
 * two sides.
 */
public final class ConflictGuard extends FilterInputStream {
  private static final int MARKER = 7;

  private final String document;
  private int line = 1;

  /** How many equal marker signs stand at the start of this line; -1 behind anything else. */
  private int signs;

  private int sign;

  public ConflictGuard(InputStream in, String document) {
    super(in);
    this.document = document;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    watch(b);
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = super.read(target, offset, length);
    for (int i = offset; i < offset + n; i++) {
      watch(target[i]);
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void watch(int b) {
    if (b == '\n') {
      line++;
      signs = 0;
    } else if (signs < 0) {
      return;
    } else if (signs == MARKER && b == ' ') {
      throw unresolved();
    } else if ((b == '<' || b == '>') && (signs == 0 || b == sign)) {
      sign = b;
      signs++;
    } else {
      signs = -1;
    }
  }

  private RuntimeException unresolved() {
    return Problem.of(
            "formats/merge-conflict",
            "unresolved merge in " + document,
            "line " + line + " is a conflict marker",
            "resolve the merge, or have the client write the file anew")
        .asException();
  }
}
