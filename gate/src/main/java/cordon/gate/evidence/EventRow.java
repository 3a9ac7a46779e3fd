package cordon.gate.evidence;

import cordon.base.purl.Purl;
import cordon.ledger.Fact;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * What the log is searched by, as it stands in a fact.
 *
 * @param fact with tokens in place of people
 * @param packagePurl without version
 * @param verdict {@code allow}, {@code hold} or {@code block}
 * @param sha256 in hex; empty where no bytes are spoken of
 * @param address the token of a client that is known by more than its address; else empty
 * @param upstream configured name of the registry
 * @param claims of a CI job
 */
record EventRow(
    Fact fact,
    String packagePurl,
    String version,
    String verdict,
    String client,
    String sha256,
    String address,
    String upstream,
    Map<String, String> claims) {
  static final String PULL = "gate.pull";
  static final String ABORTED = "gate.pull.aborted";
  static final String REFUSED = "gate.refused";
  static final String MISMATCH = "gate.mismatch";
  static final String WITHHELD = "gate.withheld";
  static final String EXPOSED = "gate.exposed";

  /** Of the facts that the log shows. */
  static final Set<String> TYPES = Set.of(PULL, ABORTED, REFUSED, MISMATCH, WITHHELD, EXPOSED);

  static final String INSERT =
      "insert into gate_event (sequence, type, at, actor, package, version, verdict, client, sha256,"
          + " address, workload) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** The member of a body that says a version to the letter where the subject folds its case. */
  static final String VERSION = "version";

  private static final JsonFactory JSON = new JsonFactory();

  static EventRow of(Fact fact) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> claims = new LinkedHashMap<>();
    try (JsonParser body = JSON.createParser(fact.body())) {
      body.nextToken();
      while (body.nextToken() == JsonToken.PROPERTY_NAME) {
        member(body, texts, claims);
      }
    }
    String subject = fact.subject();
    int at = subject.lastIndexOf('@');
    return new EventRow(
        fact,
        at < 0 ? subject : subject.substring(0, at),
        texts.getOrDefault(VERSION, subjectVersion(subject)),
        texts.getOrDefault("verdict", impliedVerdict(fact.type())),
        texts.getOrDefault("client", ""),
        digest(fact.type(), texts),
        texts.getOrDefault("address", ""),
        texts.getOrDefault("upstream", ""),
        claims);
  }

  /** Texts of the body itself and those of the job; what lies deeper is not searched. */
  private static void member(
      JsonParser body, Map<String, String> texts, Map<String, String> claims) {
    String name = body.currentName();
    JsonToken value = body.nextToken();
    if (value == JsonToken.VALUE_STRING) {
      texts.put(name, body.getString());
    } else if (value == JsonToken.START_OBJECT && name.equals("job")) {
      while (body.nextToken() == JsonToken.PROPERTY_NAME) {
        String claim = body.currentName();
        body.nextToken();
        claims.put(claim, body.getString());
      }
    } else {
      body.skipChildren();
    }
  }

  /** A version as the subject of a fact has it; empty for a package. */
  static String subjectVersion(String subject) {
    int at = subject.lastIndexOf('@');
    if (at < 0) {
      return "";
    }
    // Nearly all need no decoding, and a purl takes longer to read than the rest of the fact.
    return subject.indexOf('%', at) < 0
        ? subject.substring(at + 1)
        : Purl.tryParse(subject).flatMap(Purl::version).orElseGet(() -> subject.substring(at + 1));
  }

  private static String digest(String type, Map<String, String> texts) {
    return type.equals(PULL) || type.equals(ABORTED) ? texts.getOrDefault("sha256", "") : "";
  }

  private static String impliedVerdict(String type) {
    return switch (type) {
      case WITHHELD -> "hold";
      case MISMATCH -> "block";
      default -> "allow";
    };
  }

  /** Plain JDBC: one of these is written for every pull. */
  void bind(PreparedStatement insert, long workload) throws SQLException {
    insert.setLong(1, fact.sequence());
    insert.setString(2, fact.type());
    insert.setLong(3, fact.time().toEpochMilli());
    insert.setString(4, fact.actor());
    insert.setString(5, packagePurl);
    insert.setString(6, version);
    insert.setString(7, verdict);
    insert.setString(8, client);
    insert.setString(9, sha256);
    insert.setString(10, address);
    insert.setLong(11, workload);
  }
}
