package cordon.formats.lockfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lockfiles that can be read. */
public enum LockfileKind {
  REQUIREMENTS("requirements.txt"),
  PACKAGE_LOCK("package-lock.json"),
  POM("pom.xml");

  /** Lockfiles of large monorepositories have some ten megabytes. */
  public static final int MAX_BYTES = 64 << 20;

  static final int MAX_ENTRIES = 500_000;

  /** {@code requirements.txt}, {@code requirements-dev.txt}, {@code dev-requirements.txt}. */
  private static final Pattern REQUIREMENTS_NAME =
      Pattern.compile(
          "(?:[a-z0-9_.-]{1,80}[_.-])?(?:requirements|constraints)(?:[_.-][a-z0-9_.-]{1,80})?\\.(?:txt|in)");

  private final String document;

  LockfileKind(String document) {
    this.document = document;
  }

  /** The usual name, for messages. */
  public String document() {
    return document;
  }

  /** By the file's name, without its folder. */
  public static Optional<LockfileKind> ofFileName(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "package-lock.json", "npm-shrinkwrap.json", ".package-lock.json" ->
          Optional.of(PACKAGE_LOCK);
      case "pom.xml" -> Optional.of(POM);
      default -> {
        if (lower.endsWith(".pom")) {
          yield Optional.of(POM);
        }
        yield REQUIREMENTS_NAME.matcher(lower).matches()
            ? Optional.of(REQUIREMENTS)
            : Optional.empty();
      }
    };
  }

  /**
   * @throws IOException when the stream breaks
   * @throws cordon.base.ProblemException when the file breaks its format or a bound
   */
  public Lockfile read(InputStream in) throws IOException {
    return switch (this) {
      case REQUIREMENTS -> new RequirementsFile(MAX_BYTES).read(in);
      case PACKAGE_LOCK -> PackageLock.read(in);
      case POM -> PomFile.read(in);
    };
  }

  /** As {@link #read(InputStream)}. */
  public Lockfile read(byte[] bytes) {
    try {
      return read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError("a byte array does not break", e);
    }
  }
}
