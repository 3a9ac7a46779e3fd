package cordon.exposure;

import cordon.formats.sbom.schema.SbomSchemas;
import cordon.formats.schema.SchemaSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Official schemas in a folder, for those that do not come with Cordon. */
public record SchemaFolder(Path folder) implements SchemaSource {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");

  /** Those that come with Cordon, and of the rest those in a folder that people name so. */
  public static SbomSchemas beside(Path folder, String name) {
    return new SbomSchemas(SbomSchemas.BUNDLED.or(new SchemaFolder(folder)), name);
  }

  @Override
  public Optional<InputStream> open(String name) throws IOException {
    Path file = folder.resolve(name);
    return NAME.matcher(name).matches() && Files.isRegularFile(file)
        ? Optional.of(Files.newInputStream(file))
        : Optional.empty();
  }
}
