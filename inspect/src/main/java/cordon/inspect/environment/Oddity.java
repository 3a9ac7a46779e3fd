package cordon.inspect.environment;

/**
 * Something that an installer's own notes do not account for.
 *
 * @param path below the folder that was walked
 * @param detail one sentence for people, without a full stop; may be empty
 */
public record Oddity(Kind kind, String path, String detail) {

  /** What is odd, the gravest first. */
  public enum Kind {
    /** Other bytes than were installed. */
    CHANGED("differ from what was installed", true),
    /** Compiled code without its source: nobody can read what it does. */
    WITHOUT_SOURCE("are compiled code without a source", true),
    /** No installer's notes name it. */
    UNEXPLAINED("are named by no package", false),
    /** A whole package that no lockfile names. */
    UNLISTED("are packages that no lockfile names", false),
    /** Was installed and is gone. */
    MISSING("were installed and are gone", false),
    /** Ran a script when it was installed. */
    RAN_SCRIPT("ran a script when they were installed", false),
    /** Nobody wrote down where it came from. */
    UNKNOWN_ORIGIN("came from nobody knows where", false);

    private final String words;
    private final boolean badNews;

    Kind(String words, boolean badNews) {
      this.words = words;
      this.badNews = badNews;
    }

    /** Follows a number of files. */
    public String words() {
      return words;
    }

    /** Whether it happens to nobody who only installs and runs. */
    public boolean badNews() {
      return badNews;
    }
  }
}
