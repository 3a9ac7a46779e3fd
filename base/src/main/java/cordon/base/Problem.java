package cordon.base;

/**
 * What a person needs to know of something that went wrong: what, why, and what to do about it.
 *
 * @param type stable slug such as {@code config/unknown-setting}; never changes once released
 * @param title what happened, one line, lower case, no full stop
 * @param detail why, naming the place (file and line, URL, field); may be empty
 * @param remedy what to do now; may be empty
 */
public record Problem(String type, String title, String detail, String remedy) {

  public static Problem of(String type, String title, String detail, String remedy) {
    return new Problem(type, title, detail, remedy);
  }

  /** As an exception, for the edge to turn into an answer; the core returns problems as values. */
  public ProblemException asException() {
    return new ProblemException(this, null);
  }

  /** What, why and remedy on one line, for logs. */
  public String line() {
    return title
        + (detail.isEmpty() ? "" : ": " + detail)
        + (remedy.isEmpty() ? "" : " (" + remedy + ")");
  }
}
