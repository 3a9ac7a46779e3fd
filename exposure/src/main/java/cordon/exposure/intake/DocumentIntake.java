package cordon.exposure.intake;

import cordon.base.Problem;
import cordon.formats.lockfile.LockfileKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what a document is and reads it. */
public final class DocumentIntake {
  /** How a document of the organisation begins: with a table of one of its kinds. */
  private static final Pattern ESTATE =
      Pattern.compile(
          "(?m)^\\s{0,20}\\[\\[\\s{0,20}(unit|credential|dataset|model|people|vendor)\\s{0,20}\\]\\]");

  private static final int HEAD = 64 << 10;

  /** What asks for packages and does not say which came, with what does. */
  private static final Map<String, String> MANIFESTS =
      Map.of(
          "package.json", "package-lock.json, yarn.lock, pnpm-lock.yaml or bun.lock",
          "pyproject.toml", "uv.lock, poetry.lock, pdm.lock or pylock.toml",
          "Pipfile", "Pipfile.lock",
          "Cargo.toml", "Cargo.lock",
          "Gemfile", "Gemfile.lock",
          "composer.json", "composer.lock",
          "build.gradle", "gradle.lockfile",
          "build.gradle.kts", "gradle.lockfile");

  private DocumentIntake() {}

  /**
   * @param unit whose it is; empty for what speaks of the organisation
   * @param fileName without folders
   * @throws cordon.base.ProblemException naming the place, where it cannot be read
   */
  public static Reading read(String unit, String fileName, Content content) {
    Optional<LockfileKind> lockfile = LockfileKind.ofFileName(fileName);
    if (lockfile.isPresent()) {
      return LockfileIntake.read(lockfile.get(), fileName, content);
    }
    String lock = MANIFESTS.get(fileName);
    if (lock != null) {
      throw Problem.of(
              "exposure/manifest",
              "`" + fileName + "` does not say what is installed",
              "it asks for packages, and which came of that stands in the lockfile",
              "bring " + lock + ", or what is installed")
          .asException();
    }
    if (fileName.endsWith(EnvironmentDocument.SUFFIX)) {
      return EnvironmentDocument.read(content);
    }
    return isEstate(fileName, content)
        ? EstateFile.read(fileName, content)
        : SbomIntake.read(unit, fileName, content);
  }

  /** Whether a file of this name is read as a bill of materials, if it is read. */
  public static boolean isBillOfMaterials(String fileName) {
    return LockfileKind.ofFileName(fileName).isEmpty()
        && !fileName.endsWith(EnvironmentDocument.SUFFIX)
        && !fileName.endsWith(".toml");
  }

  /** Whether the document speaks of the organisation rather than of one unit. */
  public static boolean isEstate(String fileName, Content content) {
    return fileName.endsWith(".toml")
        && LockfileKind.ofFileName(fileName).isEmpty()
        && ESTATE.matcher(head(content)).find();
  }

  private static String head(Content content) {
    try (InputStream in = content.open()) {
      return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
