package cordon.formats.sbom.schema;

import cordon.base.ProblemException;
import cordon.formats.json.JsonReading;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomLimits;
import cordon.formats.schema.Departure;
import cordon.formats.schema.JsonSchema;
import cordon.formats.schema.SchemaSource;
import cordon.formats.schema.XmlSchema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds documents to the official schemas. Most come with Cordon, taken at build time from the jars
 * in which their projects publish them; others can be laid into a folder. None is ever fetched.
 */
public final class SbomSchemas {
  /** Those that come with Cordon. */
  public static final SchemaSource BUNDLED =
      name ->
          Optional.ofNullable(
              SbomSchemas.class.getResourceAsStream("/cordon/formats/schemas/" + name));

  private final SchemaSource source;
  private final String more;
  private final Map<String, Optional<JsonSchema>> ofJson = new ConcurrentHashMap<>();
  private final Map<String, Optional<XmlSchema>> ofXml = new ConcurrentHashMap<>();

  /**
   * @param more where people can lay others, for messages
   */
  public SbomSchemas(SchemaSource source, String more) {
    this.source = source;
    this.more = more;
  }

  /** The bytes of a document, from their start as often as it is called. */
  @FunctionalInterface
  public interface Document {
    InputStream open() throws IOException;
  }

  /**
   * @param most how many departures are told
   * @throws IOException when the stream breaks
   * @throws ProblemException when the document is no bill of materials that can be read
   */
  public SchemaReport check(Document document, int most) throws IOException {
    Edition edition = Edition.of(document);
    String title = edition.title();
    if (!edition.isTold()) {
      return new SchemaReport.NotChecked(
          title, "it does not say of which version it is", "look at its first lines");
    }
    Optional<String> file = edition.schema();
    if (file.isEmpty()) {
      return new SchemaReport.NotChecked(
          title, "there is no official schema for it", "nothing can be done about that");
    }
    try (InputStream in = new BufferedInputStream(document.open(), 1 << 16)) {
      Optional<List<Departure>> found =
          edition.format() == SbomFormat.CYCLONEDX_XML
              ? xml(file.get(), in, most + 1)
              : json(title, file.get(), in, most + 1);
      return found
          .<SchemaReport>map(all -> checked(title, file.get(), all, most))
          .orElseGet(() ->
              new SchemaReport.NotChecked(
                  title,
                  "its schema `" + file.get() + "` is not here",
                  "lay the official file into " + more));
    } catch (ProblemException e) {
      return new SchemaReport.NotChecked(title, e.problem().detail(), e.problem().remedy());
    }
  }

  private static SchemaReport checked(String title, String file, List<Departure> all, int most) {
    boolean more = all.size() > most;
    return new SchemaReport.Checked(title, file, more ? all.subList(0, most) : all, more);
  }

  private Optional<List<Departure>> json(String title, String file, InputStream in, int most)
      throws IOException {
    Optional<JsonSchema> schema =
        ofJson.computeIfAbsent(file, name -> JsonSchema.read(source, name));
    if (schema.isEmpty()) {
      return Optional.empty();
    }
    JsonReading reading = new JsonReading(title, SbomLimits.BYTES, SbomLimits.DEPTH);
    return Optional.of(schema.get().check(reading, in, most));
  }

  private Optional<List<Departure>> xml(String file, InputStream in, int most) throws IOException {
    Optional<XmlSchema> schema = ofXml.computeIfAbsent(file, name -> XmlSchema.read(source, name));
    return schema.isEmpty() ? Optional.empty() : Optional.of(schema.get().check(in, most));
  }
}
