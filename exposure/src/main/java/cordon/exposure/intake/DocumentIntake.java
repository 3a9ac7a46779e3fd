package cordon.exposure.intake;

import cordon.formats.lockfile.LockfileKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what a document is and reads it. */
public final class DocumentIntake {
  /** How a document of the organisation begins: with a table of one of its kinds. */
  private static final Pattern ESTATE =
      Pattern.compile(
          "(?m)^\\s{0,20}\\[\\[\\s{0,20}(unit|credential|dataset|model|people|vendor)\\s{0,20}\\]\\]");

  private static final int HEAD = 64 << 10;

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
