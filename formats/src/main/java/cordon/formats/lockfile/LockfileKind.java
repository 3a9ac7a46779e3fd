package cordon.formats.lockfile;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.formats.Malformed;
import cordon.formats.json.JsonReading;
import cordon.formats.json.JsonWalk;
import cordon.formats.text.ConflictGuard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;

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
  PIPFILE_LOCK("Pipfile.lock"),
  PDM_LOCK("pdm.lock"),
  BUN_LOCK("bun.lock"),
  BUN_BINARY_LOCK("bun.lockb"),
  GRADLE_LOCK("gradle.lockfile"),
  GRADLE_VERIFICATION("verification-metadata.xml"),
  CONDA_LOCK("conda-lock.yml"),
  CARGO_LOCK("Cargo.lock"),
  GO_MOD("go.mod"),
  GO_SUM("go.sum"),
  GEMFILE_LOCK("Gemfile.lock"),
  NUGET_LOCK("packages.lock.json"),
  COMPOSER_LOCK("composer.lock");

  /** Lockfiles of large monorepositories have some ten megabytes. */
  public static final int MAX_BYTES = 64 << 20;

  static final int MAX_ENTRIES = 500_000;

  static final int MAX_EDGES = 5_000_000;

  static final int MAX_DEPTH = 64;

  private static final int LONGEST_TEXT = 64 << 10;

  /** {@code requirements.txt}, {@code requirements-dev.txt}, {@code dev-requirements.txt}. */
  private static final Pattern REQUIREMENTS_NAME =
      Pattern.compile(
          "(?:[a-z0-9_.-]{1,80}[_.-])?(?:requirements|constraints)(?:[_.-][a-z0-9_.-]{1,80})?\\.(?:txt|in)");

  /** Named lockfiles: {@code pylock.dev.toml} (PEP 751, section "File Name"). */
  private static final Pattern PYLOCK_NAME = Pattern.compile("pylock\\.[^.]{1,80}\\.toml");

  /** Gradle before 7 has one for each configuration: {@code compileClasspath.lockfile}. */
  private static final Pattern GRADLE_NAME =
      Pattern.compile("[a-z0-9_-]{1,80}(?:gradle|classpath)\\.lockfile");

  private static final Pattern CONDA_NAME = Pattern.compile("(?:.{1,80}\\.)?conda-lock\\.ya?ml");

  /** Names for messages. */
  public static final String NAMES =
      "requirements*.txt, pylock.toml, poetry.lock, uv.lock, Pipfile.lock, pdm.lock,"
          + " conda-lock.yml, package-lock.json, npm-shrinkwrap.json, pnpm-lock.yaml, yarn.lock,"
          + " bun.lock, pom.xml, gradle.lockfile, verification-metadata.xml, Cargo.lock, go.mod,"
          + " go.sum, Gemfile.lock, packages.lock.json and composer.lock";

  private static final Map<String, LockfileKind> BY_NAME = byName();

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
    Optional<LockfileKind> named = Optional.ofNullable(BY_NAME.get(lower));
    return named.isPresent() ? named : ofPattern(lower);
  }

  private static Optional<LockfileKind> ofPattern(String lower) {
    if (lower.endsWith(".pom")) {
      return Optional.of(POM);
    }
    if (PYLOCK_NAME.matcher(lower).matches()) {
      return Optional.of(PYLOCK);
    }
    if (GRADLE_NAME.matcher(lower).matches()) {
      return Optional.of(GRADLE_LOCK);
    }
    if (CONDA_NAME.matcher(lower).matches()) {
      return Optional.of(CONDA_LOCK);
    }
    return REQUIREMENTS_NAME.matcher(lower).matches()
        ? Optional.of(REQUIREMENTS)
        : Optional.empty();
  }

  private static Map<String, LockfileKind> byName() {
    Map<String, LockfileKind> kinds = new HashMap<>();
    for (LockfileKind kind : values()) {
      kinds.put(kind.document.toLowerCase(Locale.ROOT), kind);
    }
    kinds.remove("requirements.txt"); // one of many
    kinds.put("npm-shrinkwrap.json", PACKAGE_LOCK);
    kinds.put(".package-lock.json", PACKAGE_LOCK);
    kinds.put("gems.locked", GEMFILE_LOCK);
    return Map.copyOf(kinds);
  }

  /** Whether the gate stands before the registry that such releases come from. */
  public boolean hasGate() {
    return switch (this) {
      case CARGO_LOCK, GO_MOD, GO_SUM, GEMFILE_LOCK, NUGET_LOCK, COMPOSER_LOCK, CONDA_LOCK -> false;
      default -> true;
    };
  }

  static JsonWalk walk(JsonReading reading, JsonParser parser) {
    return new JsonWalk(reading, parser, LONGEST_TEXT, MAX_EDGES);
  }

  /**
   * @throws IOException when the stream breaks
   * @throws cordon.base.ProblemException when the file breaks its format or a bound
   */
  public Lockfile read(InputStream in) throws IOException {
    return this == REQUIREMENTS || this == GO_SUM ? parse(in) : parse(filled(in));
  }

  /** No client writes an empty one; it would read as if the project had nothing any more. */
  private InputStream filled(InputStream in) throws IOException {
    PushbackInputStream again = new PushbackInputStream(in);
    int first = again.read();
    if (first < 0) {
      throw Malformed.at(
          document,
          "line 1, column 1",
          "the file is empty, as one that was not written to its end");
    }
    again.unread(first);
    return again;
  }

  private Lockfile parse(InputStream in) throws IOException {
    return switch (this) {
      case REQUIREMENTS -> new RequirementsFile(MAX_BYTES).read(new ConflictGuard(in, document));
      case PYLOCK -> Pylock.read(in);
      case POETRY_LOCK -> PoetryLock.read(in);
      case UV_LOCK -> UvLock.read(in);
      case PACKAGE_LOCK -> PackageLock.read(new ConflictGuard(in, document));
      case PNPM_LOCK -> PnpmLock.read(in);
      case YARN_LOCK -> YarnLock.read(in);
      case POM -> PomFile.read(new ConflictGuard(in, document));
      case PIPFILE_LOCK -> PipfileLock.read(new ConflictGuard(in, document));
      case PDM_LOCK -> PdmLock.read(in);
      case BUN_LOCK -> BunLock.read(new ConflictGuard(in, document));
      case BUN_BINARY_LOCK -> throw binary();
      case GRADLE_LOCK -> GradleLock.read(in);
      case GRADLE_VERIFICATION -> GradleVerification.read(new ConflictGuard(in, document));
      case CONDA_LOCK -> CondaLock.read(in);
      case CARGO_LOCK -> CargoLock.read(in);
      case GO_MOD -> GoMod.read(in);
      case GO_SUM -> GoSum.read(in);
      case GEMFILE_LOCK -> GemfileLock.read(in);
      case NUGET_LOCK -> NugetLock.read(new ConflictGuard(in, document));
      case COMPOSER_LOCK -> ComposerLock.read(new ConflictGuard(in, document));
    };
  }

  private ProblemException binary() {
    return Problem.of(
            "formats/binary-lockfile",
            "`" + document + "` is binary and is not read",
            "its form is known to bun alone and changes with it; nothing of it was taken",
            "have bun write the text form: `bun install --save-text-lockfile --lockfile-only`")
        .asException();
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
