package cordon.formats.osv;

import cordon.base.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one OSV record, without a tree, inside {@link OsvLimits}. Members that the schema does not
 * know are passed over, so that later editions can be read; members that it knows must be as it
 * says where an evaluation depends on them. A member that stands twice breaks the record: two
 * readers could take it in two ways.
 */
public final class OsvReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]*");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(OsvLimits.DEPTH)
                  .maxDocumentLength(OsvLimits.RECORD_BYTES)
                  .maxStringLength(OsvLimits.TEXT)
                  .maxNameLength(OsvLimits.NAME)
                  .maxNumberLength(OsvLimits.ID)
                  .build())
          .build();

  private final JsonCursor in;
  private String schemaVersion = "";
  private String id = "";
  private @Nullable Instant modified;
  private @Nullable Instant published;
  private @Nullable Instant withdrawn;
  private List<String> aliases = List.of();
  private List<String> upstream = List.of();
  private List<String> related = List.of();
  private String summary = "";
  private String details = "";
  private List<Severity> severity = List.of();
  private List<Affected> affected = List.of();
  private List<Reference> references = List.of();
  private List<Credit> credits = List.of();
  private final Set<String> weaknesses = new HashSet<>();
  private String databaseSpecific = "";

  private OsvReader(JsonCursor in) {
    this.in = in;
  }

  /**
   * Reads a record.
   *
   * @param json UTF-8
   * @param file what to call the document in a problem
   */
  public static OsvReading read(byte[] json, String file) {
    if (json.length > OsvLimits.RECORD_BYTES) {
      return broken(file, "larger than " + (OsvLimits.RECORD_BYTES >> 20) + " MiB");
    }
    if (json.length > 1 && (json[0] == 0 || json[1] == 0)) {
      return broken(file, "not UTF-8");
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      JsonCursor cursor = new JsonCursor(parser, json);
      try {
        return new OsvReading.Good(new OsvReader(cursor).record());
      } catch (JsonCursor.Malformed e) {
        return broken(file + ", " + cursor.place(), e.getMessage());
      } catch (JacksonException e) {
        return broken(file + ", " + cursor.place(), e.getOriginalMessage());
      }
    }
  }

  private static OsvReading broken(String place, @Nullable String why) {
    return new OsvReading.Broken(
        Problem.of(
            "osv/broken-record",
            "not a usable OSV record",
            place + ": " + why,
            "report it to the source; the other records of the feed are not touched"));
  }

  private OsvRecord record() {
    in.next();
    in.object(this::member);
    if (in.next() != null) {
      throw new JsonCursor.Malformed("something follows the record");
    }
    if (id.isEmpty()) {
      throw new JsonCursor.Malformed("the record has no id");
    }
    if (modified == null) {
      throw new JsonCursor.Malformed("the record has no time of modification (modified)");
    }
    return new OsvRecord(
        schemaVersion,
        id,
        modified,
        Optional.ofNullable(published),
        Optional.ofNullable(withdrawn),
        aliases,
        upstream,
        related,
        summary,
        details,
        severity,
        affected,
        references,
        credits,
        Set.copyOf(weaknesses),
        databaseSpecific);
  }

  private void member(String name) {
    switch (name) {
      case "schema_version" -> schemaVersion = in.stringOrNull(OsvLimits.ID);
      case "id" -> id = id();
      case "modified" -> modified = in.instant();
      case "published" -> published = in.isNull() ? null : in.instant();
      case "withdrawn" -> withdrawn = in.isNull() ? null : in.instant();
      case "aliases" -> aliases = in.strings(OsvLimits.IDS, OsvLimits.NAME);
      case "upstream" -> upstream = in.strings(OsvLimits.IDS, OsvLimits.NAME);
      case "related" -> related = in.list(OsvLimits.IDS, this::relatedId);
      case "summary" -> summary = in.stringOrNull(OsvLimits.TEXT);
      case "details" -> details = in.stringOrNull(OsvLimits.TEXT);
      case "severity" -> severity = in.list(OsvLimits.SEVERITIES, () -> OsvParts.severity(in));
      case "affected" -> affected = affected();
      case "references" -> references = in.list(OsvLimits.REFERENCES, () -> OsvParts.reference(in));
      case "credits" -> credits = in.list(OsvLimits.CREDITS, () -> OsvParts.credit(in));
      case "database_specific" ->
          databaseSpecific = in.objectText(key -> OsvParts.weaknesses(in, key, weaknesses));
      default -> in.skip();
    }
  }

  private String id() {
    String text = in.string(OsvLimits.ID);
    if (!ID.matcher(text).matches()) {
      throw new JsonCursor.Malformed("the id may hold letters, digits and . _ : - only");
    }
    return text;
  }

  /** Schema 1.0 to 1.2 once allowed objects here; their id is what counts. */
  private String relatedId() {
    if (in.atObject()) {
      List<String> found = new ArrayList<>(1);
      in.object(key -> {
        if (key.equals("id")) {
          found.add(in.string(OsvLimits.NAME));
        } else {
          in.skip();
        }
      });
      return found.isEmpty() ? "" : found.getFirst();
    }
    return in.string(OsvLimits.NAME);
  }

  private List<Affected> affected() {
    return in.list(OsvLimits.AFFECTED, () -> new AffectedReader(in, weaknesses).read());
  }
}
