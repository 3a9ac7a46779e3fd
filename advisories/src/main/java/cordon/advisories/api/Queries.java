package cordon.advisories.api;

import cordon.advisories.AdvisoryEntry;
import cordon.advisories.AdvisoryQuery;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.web.Cursor;
import cordon.web.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The filters of the list, the same in the API and on the page. */
public final class Queries {
  public static final String TEXT = "text";
  public static final String ECOSYSTEM = "ecosystem";
  public static final String KIND = "kind";
  public static final String MALICIOUS = "malicious";
  public static final String VULNERABLE = "vulnerable";

  private static final int MOST = 500;
  public static final int CURSOR_PARTS = 3;
  private static final int LONGEST_TEXT = 200;

  private Queries() {}

  /**
   * The query that a request asks; one entry more than a page, to know whether there are further.
   *
   * @param usual entries of a page of which the request does not say how many
   * @throws ProblemException for a filter that has no meaning
   */
  public static AdvisoryQuery of(Exchange exchange, int usual) {
    String text = exchange.query(TEXT).orElse("").strip();
    if (text.length() > LONGEST_TEXT) {
      throw refused(TEXT, "longer than " + LONGEST_TEXT + " characters", "search for less");
    }
    return new AdvisoryQuery(
        text,
        filter(exchange, ECOSYSTEM).map(Queries::ecosystem),
        filter(exchange, KIND).map(Queries::malicious),
        Cursor.of(exchange, CURSOR_PARTS).map(Queries::key),
        Cursor.limit(exchange, usual, MOST) + 1);
  }

  private static Optional<String> filter(Exchange exchange, String name) {
    return exchange.query(name).filter(value -> !value.isEmpty());
  }

  private static Ecosystem ecosystem(String type) {
    return Ecosystem.ofPurlType(type)
        .orElseThrow(
            () -> refused(ECOSYSTEM, "\"" + type + "\" is none", "use npm, pypi, maven and so on"));
  }

  private static boolean malicious(String kind) {
    return switch (kind) {
      case MALICIOUS -> true;
      case VULNERABLE -> false;
      default ->
          throw refused(KIND, "\"" + kind + "\" is none", "use " + MALICIOUS + " or " + VULNERABLE);
    };
  }

  private static AdvisoryEntry.Key key(Cursor cursor) {
    try {
      return new AdvisoryEntry.Key(
          Instant.ofEpochMilli(Long.parseLong(cursor.key().get(0))),
          cursor.key().get(1),
          cursor.key().get(2));
    } catch (NumberFormatException e) {
      throw refused("cursor", "not one of ours", "start again without it");
    }
  }

  /** Where the list goes on behind the entries of this page; empty at its end. */
  public static Optional<Cursor> next(List<AdvisoryEntry> found, AdvisoryQuery query) {
    if (found.size() < query.limit()) {
      return Optional.empty();
    }
    AdvisoryEntry.Key last = found.get(query.limit() - 2).key();
    return Optional.of(
        Cursor.of(Long.toString(last.learned().toEpochMilli()), last.source(), last.id()));
  }

  /** The entries of this page. */
  public static List<AdvisoryEntry> shown(List<AdvisoryEntry> found, AdvisoryQuery query) {
    return found.subList(0, Math.min(found.size(), query.limit() - 1));
  }

  static ProblemException refused(String field, String why, String remedy) {
    return Problem.of(
            "advisories/filter", "the request cannot be used", "`" + field + "`: " + why, remedy)
        .asException();
  }
}
