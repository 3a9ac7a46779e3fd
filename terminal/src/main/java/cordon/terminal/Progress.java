package cordon.terminal;

import java.io.PrintWriter;

/**
 * One line on standard error that is rewritten in place while something runs and is gone when it
 * ends. Does nothing where standard error is not a terminal.
 */
public final class Progress implements AutoCloseable {
  private static final String ERASE_LINE = "\r\033[K";

  private final PrintWriter err;
  private final boolean visible;
  private final int width;
  private final String what;
  private long total = -1;

  Progress(PrintWriter err, boolean visible, int width, String what) {
    this.err = err;
    this.visible = visible;
    this.width = width;
    this.what = what;
    show("");
  }

  /** How much there is to do, in the units of {@link #at}. */
  public Progress of(long expected) {
    this.total = expected;
    return this;
  }

  /** How much is done, and what is being worked on. */
  public synchronized void at(long done, String item) {
    show(total > 0 ? done + "/" + total + " " + item : done + " " + item);
  }

  @Override
  public synchronized void close() {
    if (visible) {
      err.print(ERASE_LINE);
      err.flush();
    }
  }

  private void show(String state) {
    if (!visible) {
      return;
    }
    String line = Text.printable(state.isEmpty() ? what + " …" : what + " " + state);
    err.print(ERASE_LINE + Text.wrap(line, Math.max(10, width - 1)).getFirst());
    err.flush();
  }
}
