package cordon.advisories.store;

import cordon.advisories.AdvisoryEntry;
import cordon.advisories.AdvisoryQuery;
import cordon.advisories.AffectedName;
import cordon.base.Ecosystem;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The list of advisories, page by page. */
public final class EntryList {

  private static final String NEWEST_FIRST = " ORDER BY learned DESC, source, id LIMIT :limit";

  private EntryList() {}

  public static List<AdvisoryEntry> page(Handle handle, AdvisoryQuery query) {
    Query statement =
        handle
            .createQuery(
                "SELECT source, id, summary, malicious, published, withdrawn, first_seen, learned,"
                    + " last_seen FROM advisory_record r WHERE 1 = 1"
                    + conditions(query)
                    + NEWEST_FIRST)
            .bind("limit", query.limit());
    if (!query.text().isBlank()) {
      String text = query.text().strip();
      statement.bind("exact", text.toUpperCase(Locale.ROOT));
      statement.bind("part", "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%");
    }
    query.ecosystem().ifPresent(ecosystem -> statement.bind("ecosystem", ecosystem.purlType()));
    query.malicious().ifPresent(malicious -> statement.bind("malicious", malicious));
    query
        .after()
        .ifPresent(key ->
            statement
                .bind("learned", key.learned().toEpochMilli())
                .bind("afterSource", key.source())
                .bind("afterId", key.id()));
    return statement
        .map((row, context) ->
            new AdvisoryEntry(
                row.getString("source"),
                row.getString("id"),
                row.getString("summary"),
                row.getBoolean("malicious"),
                packages(handle, row.getString("source"), row.getString("id")),
                Rows.optionalTime(row, "published"),
                Rows.optionalTime(row, "withdrawn"),
                Rows.time(row, "first_seen"),
                Rows.time(row, "learned"),
                Rows.optionalTime(row, "last_seen")))
        .list();
  }

  private static String conditions(AdvisoryQuery query) {
    StringBuilder sql = new StringBuilder();
    String of =
        "EXISTS (SELECT 1 FROM advisory_package p WHERE p.source = r.source AND p.id = r.id";
    if (!query.text().isBlank()) {
      sql.append(" AND (upper(r.id) = :exact OR EXISTS (SELECT 1 FROM advisory_alias a WHERE")
          .append(" a.source = r.source AND a.id = r.id AND upper(a.alias) = :exact) OR ")
          .append(of)
          .append(" AND lower(p.name) LIKE :part ESCAPE '!'))");
    }
    if (query.ecosystem().isPresent()) {
      sql.append(" AND ").append(of).append(" AND p.ecosystem = :ecosystem)");
    }
    if (query.malicious().isPresent()) {
      sql.append(" AND r.malicious = :malicious");
    }
    if (query.after().isPresent()) {
      sql.append(
          " AND (r.learned < :learned OR (r.learned = :learned"
              + " AND (r.source, r.id) > (:afterSource, :afterId)))");
    }
    return sql.toString();
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static List<AffectedName> packages(Handle handle, String source, String id) {
    return handle
        .createQuery(
            "SELECT ecosystem, name FROM advisory_package WHERE source = :source AND id = :id"
                + " ORDER BY ecosystem, name LIMIT :most")
        .bind("source", source)
        .bind("id", id)
        .bind("most", AdvisoryEntry.MOST_PACKAGES)
        .map((row, context) ->
            new AffectedName(
                Ecosystem.ofPurlType(row.getString("ecosystem")).orElseThrow(),
                row.getString("name")))
        .list();
  }
}
