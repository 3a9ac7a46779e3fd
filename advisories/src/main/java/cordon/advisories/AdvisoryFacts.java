package cordon.advisories;

import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.formats.osv.OsvRecord;
import cordon.ledger.FactDraft;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What the ledger hears of advisories: when we learned a claim, from whom, and when it fell. */
final class AdvisoryFacts {
  static final String ADDED = "advisory.added";
  static final String UPDATED = "advisory.updated";
  static final String WITHDRAWN = "advisory.withdrawn";
  static final String FEED_REFRESHED = "advisory.feed_refreshed";

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * A fact stays small, whatever a record holds: the ledger refuses large ones, and one record must
   * not keep a feed from being read. The record itself is in its table under the digest.
   */
  private static final int MOST_NAMES = 20;

  private static final int LONGEST_NAME = 150;

  private final String actor;
  private final Instant now;

  AdvisoryFacts(String actor, Instant now) {
    this.actor = actor;
    this.now = now;
  }

  /** One record that is new or different. */
  FactDraft changed(AdvisoryChange change, OsvRecord osv, String digest) {
    String type =
        switch (change.kind()) {
          case ADDED -> ADDED;
          case UPDATED -> UPDATED;
          case WITHDRAWN -> WITHDRAWN;
        };
    return draft(
        type,
        osv.id(),
        json -> {
          json.writeStringProperty("source", change.source());
          json.writeStringProperty("digest", "sha256:" + digest);
          json.writeBooleanProperty("malicious", change.malicious());
          json.writeStringProperty("modified", osv.modified().toString());
          osv.published().ifPresent(at -> json.writeStringProperty("published", at.toString()));
          osv.withdrawn().ifPresent(at -> json.writeStringProperty("withdrawn", at.toString()));
          names(json, "aliases", osv.aliases());
          names(json, "packages", change.packages().stream().map(AdvisoryFacts::purl).toList());
        });
  }

  /** Many new records at once, as when a feed is read for the first time. */
  FactDraft addedMany(String source, List<String> ids) {
    return draft(
        ADDED,
        "feed:" + source,
        json -> {
          json.writeStringProperty("source", source);
          json.writeNumberProperty("count", ids.size());
          json.writeArrayPropertyStart("ids");
          ids.forEach(json::writeString);
          json.writeEndArray();
        });
  }

  FactDraft refreshed(ImportReport report) {
    return draft(
        FEED_REFRESHED,
        "feed:" + report.source(),
        json -> {
          AdvisoryJson.counts(json, report);
          json.writeNumberProperty("missing", report.missing());
          json.writeNumberProperty("broken", report.broken());
        });
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }

  /** The package URL; for a name that its registry would not take, the name itself. */
  static String purl(AffectedName name) {
    try {
      return Purl.of(name.ecosystem(), name.name(), Optional.empty()).toString();
    } catch (ProblemException e) {
      return name.ecosystem().purlType() + " " + name.name();
    }
  }

  private FactDraft draft(String type, String subject, Consumer<JsonGenerator> body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      body.accept(json);
      json.writeEndObject();
    }
    return new FactDraft(type, now, actor, subject, text.toString());
  }

  private static void names(JsonGenerator json, String member, List<String> names) {
    json.writeArrayPropertyStart(member);
    names.stream().limit(MOST_NAMES).map(AdvisoryFacts::cut).forEach(json::writeString);
    json.writeEndArray();
    if (names.size() > MOST_NAMES) {
      json.writeNumberProperty(member + "_count", names.size());
    }
  }
}
