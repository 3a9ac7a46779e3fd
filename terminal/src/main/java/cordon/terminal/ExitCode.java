package cordon.terminal;

/** What a command tells the shell. A script may rely on these three and no others. */
public final class ExitCode {
  /** All is well. */
  public static final int OK = 0;

  /** The answer is bad news: blocked, held, malicious, exposed, not verified. */
  public static final int BAD_NEWS = 1;

  /** Wrong usage, or an error that kept the command from answering. */
  public static final int ERROR = 2;

  private ExitCode() {}
}
