package cordon.inspect.bytecode;

/** Source that is being written, within a bound. */
final class Written {
  private static final int INDENT = 1;

  private final StringBuilder text = new StringBuilder();
  private final long most;
  private long worked;
  private int depth;

  /** Whether the last line opens a block that has nothing yet. */
  private boolean open;

  Written(long most) {
    this.most = most;
  }

  /** Whether there is room for more. */
  boolean hasRoom() {
    return worked < most;
  }

  /** Counts text that was put together, whether it is written or not. */
  void works(int characters) {
    worked += characters;
  }

  void line(String line) {
    works(line.length() + depth);
    text.append(" ".repeat(depth * INDENT)).append(line).append('\n');
    open = false;
  }

  void open(String header) {
    line(header);
    depth++;
    open = true;
  }

  void close() {
    if (open) {
      line("pass");
    }
    depth--;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
