package cordon.advisories;

import cordon.base.Problem;
import cordon.formats.osv.Affected;
import cordon.formats.osv.Credit;
import cordon.formats.osv.OsvRecord;
import cordon.formats.osv.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Advisories as the API and the command line write them. */
public final class AdvisoryJson {
  private static final int MOST_VERSIONS = 200;

  private AdvisoryJson() {}

  /** The claims that cover a release. */
  public static void matches(JsonGenerator json, String purl, List<AdvisoryMatch> matches) {
    json.writeStartObject();
    json.writeStringProperty("purl", purl);
    json.writeBooleanProperty(
        "malicious", matches.stream().anyMatch(match -> match.malicious() && match.sure()));
    json.writeBooleanProperty(
        "review", matches.stream().anyMatch(match -> match.malicious() && !match.sure()));
    json.writeArrayPropertyStart("matches");
    matches.forEach(match -> match(json, match));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void match(JsonGenerator json, AdvisoryMatch match) {
    json.writeStartObject();
    json.writeStringProperty("id", match.id());
    texts(json, "aliases", match.aliases());
    json.writeBooleanProperty("malicious", match.malicious());
    json.writeBooleanProperty("sure", match.sure());
    json.writeStringProperty("summary", match.summary());
    json.writeStringProperty("source", match.source());
    time(json, "published", match.published());
    json.writeStringProperty("first_seen", match.firstSeen().toString());
    texts(json, "references", match.references());
    json.writeEndObject();
  }

  /** A line of the list. */
  public static void entry(JsonGenerator json, AdvisoryEntry entry) {
    json.writeStartObject();
    json.writeStringProperty("source", entry.source());
    json.writeStringProperty("id", entry.id());
    json.writeStringProperty("summary", entry.summary());
    json.writeBooleanProperty("malicious", entry.malicious());
    texts(json, "packages", entry.packages().stream().map(AdvisoryFacts::purl).toList());
    time(json, "published", entry.published());
    time(json, "withdrawn", entry.withdrawn());
    json.writeStringProperty("first_seen", entry.firstSeen().toString());
    json.writeStringProperty("learned", entry.learned().toString());
    time(json, "last_seen", entry.lastSeen());
    json.writeEndObject();
  }

  /** What sources say under an id. */
  public static void documents(
      JsonGenerator json, String id, List<AdvisoryDocument> documents, ReleasesInUse releases) {
    json.writeStartObject();
    json.writeStringProperty("id", id);
    json.writeArrayPropertyStart("claims");
    documents.forEach(document -> document(json, document, releases));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void document(
      JsonGenerator json, AdvisoryDocument document, ReleasesInUse releases) {
    OsvRecord osv = document.osv();
    json.writeStartObject();
    json.writeStringProperty("source", document.source());
    json.writeStringProperty("id", osv.id());
    texts(json, "aliases", osv.aliases());
    json.writeBooleanProperty("malicious", osv.malicious());
    json.writeStringProperty("summary", osv.summary());
    json.writeStringProperty("details", osv.details());
    time(json, "published", osv.published());
    json.writeStringProperty("modified", osv.modified().toString());
    time(json, "withdrawn", osv.withdrawn());
    json.writeStringProperty("first_seen", document.firstSeen().toString());
    json.writeStringProperty("learned", document.learned().toString());
    time(json, "last_seen", document.lastSeen());
    json.writeArrayPropertyStart("packages");
    osv.affected().forEach(affected -> affected(json, affected));
    json.writeEndArray();
    json.writeArrayPropertyStart("pulled_here");
    ExposedRelease.of(osv, releases).forEach(exposed -> exposed(json, exposed));
    json.writeEndArray();
    json.writeArrayPropertyStart("live_windows");
    LiveWindow.of(osv).forEach(window -> window(json, window));
    json.writeEndArray();
    texts(json, "credits", osv.credits().stream().map(Credit::name).toList());
    texts(json, "references", osv.references().stream().map(Reference::url).toList());
    json.writeName("record");
    json.writeRawValue(document.raw());
    json.writeEndObject();
  }

  private static void affected(JsonGenerator json, Affected affected) {
    affected
        .target()
        .ifPresent(target -> {
          json.writeStartObject();
          json.writeStringProperty("ecosystem", target.ecosystem());
          json.writeStringProperty("name", target.name());
          texts(json, "versions", affected.versions().stream().limit(MOST_VERSIONS).toList());
          json.writeNumberProperty("ranges", affected.ranges().size());
          json.writeEndObject();
        });
  }

  private static void exposed(JsonGenerator json, ExposedRelease exposed) {
    ReleaseUse use = exposed.use();
    json.writeStartObject();
    json.writeStringProperty("package", AdvisoryFacts.purl(exposed.name()));
    json.writeStringProperty("version", use.version());
    json.writeBooleanProperty("sure", exposed.sure());
    json.writeNumberProperty("pulls", use.pulls());
    json.writeStringProperty("first", use.first().toString());
    json.writeStringProperty("last", use.last().toString());
    json.writeNumberProperty("first_sequence", use.firstSequence());
    json.writeNumberProperty("last_sequence", use.lastSequence());
    texts(json, "by", use.actors());
    json.writeEndObject();
  }

  private static void window(JsonGenerator json, LiveWindow window) {
    json.writeStartObject();
    json.writeStringProperty("from", window.from().toString());
    time(json, "to", window.to());
    json.writeStringProperty("source", window.source());
    json.writeStringProperty("note", window.note());
    json.writeEndObject();
  }

  /** How it stands with the sources. */
  public static void feeds(JsonGenerator json, List<FeedStatus> feeds, FeedRefresh refresh) {
    json.writeStartObject();
    json.writeBooleanProperty("running", refresh.running());
    json.writeNumberProperty(
        "exposing", refresh.last().stream().mapToLong(ImportReport::exposing).sum());
    texts(
        json,
        "exposing_ids",
        refresh.last().stream().flatMap(report -> report.exposingIds().stream()).toList());
    json.writeArrayPropertyStart("feeds");
    feeds.forEach(feed -> feed(json, feed));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void feed(JsonGenerator json, FeedStatus feed) {
    json.writeStartObject();
    json.writeStringProperty("source", feed.source());
    json.writeStringProperty("location", feed.location());
    json.writeStringProperty("tried", feed.tried().toString());
    time(json, "succeeded", feed.succeeded());
    json.writeStringProperty("problem", feed.problem());
    json.writeNumberProperty("records", feed.records());
    json.writeNumberProperty("broken", feed.broken());
    json.writeEndObject();
  }

  /** What came of an import. */
  public static void report(JsonGenerator json, ImportReport report) {
    json.writeStartObject();
    counts(json, report);
    json.writeNumberProperty("broken", report.broken());
    json.writeNumberProperty("exposing", report.exposing());
    texts(json, "exposing_ids", report.exposingIds());
    texts(json, "problems", report.problems().stream().map(Problem::detail).toList());
    json.writeEndObject();
  }

  /** How many records came, by what became of them. */
  static void counts(JsonGenerator json, ImportReport report) {
    json.writeStringProperty("source", report.source());
    json.writeNumberProperty("read", report.read());
    json.writeNumberProperty("added", report.added());
    json.writeNumberProperty("updated", report.updated());
    json.writeNumberProperty("withdrawn", report.withdrawn());
    json.writeNumberProperty("same", report.same());
    json.writeNumberProperty("elsewhere", report.elsewhere());
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void time(JsonGenerator json, String name, Optional<Instant> time) {
    time.ifPresent(at -> json.writeStringProperty(name, at.toString()));
  }
}
