package cordon.formats.lockfile;

import cordon.formats.text.ConflictGuard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lockfiles that can be read. */
public enum LockfileKind {
  REQUIREMENTS("requirements.txt"),
  PYLOCK("pylock.toml"),
  POETRY_LOCK("poetry.lock"),
  UV_LOCK("uv.lock"),
  PACKAGE_LOCK("package-lock.json"),
  PNPM_LOCK("pnpm-lock.yaml"),
  YARN_LOCK("yarn.lock"),
  POM("pom.xml"),
  CARGO_LOCK("Cargo.lock");

  /** Lockfiles of large monorepositories have some ten megabytes. */
  public static final int MAX_BYTES = 64 << 20;

  static final int MAX_ENTRIES = 500_000;

  static final int MAX_EDGES = 5_000_000;

  /** {@code requirements.txt}, {@code requirements-dev.txt}, {@code dev-requirements.txt}. */
  private static final Pattern REQUIREMENTS_NAME =
      Pattern.compile(
          "(?:[a-z0-9_.-]{1,80}[_.-])?(?:requirements|constraints)(?:[_.-][a-z0-9_.-]{1,80})?\\.(?:txt|in)");

  /** Named lockfiles: {@code pylock.dev.toml} (PEP 751, section "File Name"). */
  private static final Pattern PYLOCK_NAME = Pattern.compile("pylock\\.[^.]{1,80}\\.toml");

  /** Names for messages. */
  public static final String NAMES =
      "requirements*.txt, pylock.toml, poetry.lock, uv.lock, package-lock.json,"
          + " npm-shrinkwrap.json, pnpm-lock.yaml, yarn.lock and pom.xml";

  private final String document;

  LockfileKind(String document) {
    this.document = document;
  }

  /** The usual name, for messages. */
  public String document() {
    return document;
  }

  /** As {@link #ofFileName}, and of ecosystems that have no registry behind the gate. */
  public static Optional<LockfileKind> ofAnyFileName(String fileName) {
    return fileName.equalsIgnoreCase(CARGO_LOCK.document)
        ? Optional.of(CARGO_LOCK)
        : ofFileName(fileName);
  }

  /** By the file's name, without its folder. */
  public static Optional<LockfileKind> ofFileName(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "package-lock.json", "npm-shrinkwrap.json", ".package-lock.json" ->
          Optional.of(PACKAGE_LOCK);
      case "pylock.toml" -> Optional.of(PYLOCK);
      case "poetry.lock" -> Optional.of(POETRY_LOCK);
      case "uv.lock" -> Optional.of(UV_LOCK);
      case "pnpm-lock.yaml" -> Optional.of(PNPM_LOCK);
      case "yarn.lock" -> Optional.of(YARN_LOCK);
      case "pom.xml" -> Optional.of(POM);
      default -> {
        if (lower.endsWith(".pom")) {
          yield Optional.of(POM);
        }
        if (PYLOCK_NAME.matcher(lower).matches()) {
          yield Optional.of(PYLOCK);
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
      case REQUIREMENTS -> new RequirementsFile(MAX_BYTES).read(new ConflictGuard(in, document));
      case PYLOCK -> Pylock.read(in);
      case POETRY_LOCK -> PoetryLock.read(in);
      case UV_LOCK -> UvLock.read(in);
      case PACKAGE_LOCK -> PackageLock.read(new ConflictGuard(in, document));
      case PNPM_LOCK -> PnpmLock.read(in);
      case YARN_LOCK -> YarnLock.read(in);
      case POM -> PomFile.read(new ConflictGuard(in, document));
      case CARGO_LOCK -> CargoLock.read(in);
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
