package cordon.advisories.store;

import cordon.advisories.FeedStatus;
import cordon.advisories.feed.Validators;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How the reading of each source went, and what servers said of our copies. */
public final class FeedTable {

  private FeedTable() {}

  public static List<FeedStatus> all(Handle handle) {
    return handle
        .createQuery(
            "SELECT source, location, tried, succeeded, problem, records, broken"
                + " FROM advisory_feed ORDER BY source")
        .map((row, context) ->
            new FeedStatus(
                row.getString("source"),
                row.getString("location"),
                Rows.time(row, "tried"),
                Rows.optionalTime(row, "succeeded"),
                row.getString("problem"),
                row.getLong("records"),
                row.getLong("broken")))
        .list();
  }

  /** When the source was last read to the end. */
  public static Optional<Instant> succeeded(Handle handle, String source) {
    return all(handle).stream()
        .filter(status -> status.source().equals(source))
        .findFirst()
        .flatMap(FeedStatus::succeeded);
  }

  /** Read to the end. */
  public static void succeeded(
      Handle handle, String source, String location, Instant at, long broken) {
    handle
        .createUpdate(
            "INSERT INTO advisory_feed (source, location, tried, succeeded, problem, records,"
                + " broken) VALUES (:source, :location, :at, :at, '', (SELECT count(*) FROM"
                + " advisory_record WHERE source = :source), :broken) ON CONFLICT (source) DO"
                + " UPDATE SET location = excluded.location, tried = excluded.tried, succeeded ="
                + " excluded.succeeded, problem = '', records = excluded.records, broken ="
                + " excluded.broken")
        .bind("source", source)
        .bind("location", location)
        .bind("at", at.toEpochMilli())
        .bind("broken", broken)
        .execute();
  }

  /** Nothing new since the last time. */
  public static void unchanged(Handle handle, String source, Instant at) {
    handle
        .createUpdate(
            "UPDATE advisory_feed SET tried = :at, succeeded = :at, problem = ''"
                + " WHERE source = :source")
        .bind("source", source)
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** Not read to the end; what was known before stays, and so does the time of the last success. */
  public static void failed(
      Handle handle, String source, String location, Instant at, String problem) {
    handle
        .createUpdate(
            "INSERT INTO advisory_feed (source, location, tried, succeeded, problem, records,"
                + " broken) VALUES (:source, :location, :at, NULL, :problem, 0, 0) ON CONFLICT"
                + " (source) DO UPDATE SET location = excluded.location, tried = excluded.tried,"
                + " problem = excluded.problem")
        .bind("source", source)
        .bind("location", location)
        .bind("at", at.toEpochMilli())
        .bind("problem", problem)
        .execute();
  }

  public static Validators validators(Handle handle, String source, String url) {
    return handle
        .createQuery(
            "SELECT etag, last_modified FROM advisory_download"
                + " WHERE source = :source AND url = :url")
        .bind("source", source)
        .bind("url", url)
        .map(
            (row, context) -> new Validators(row.getString("etag"), row.getString("last_modified")))
        .findOne()
        .orElse(Validators.NONE);
  }

  public static void setValidators(
      Handle handle, String source, String url, Validators validators) {
    handle
        .createUpdate(
            "INSERT INTO advisory_download (source, url, etag, last_modified) VALUES (:source,"
                + " :url, :etag, :lastModified) ON CONFLICT (source, url) DO UPDATE SET etag ="
                + " excluded.etag, last_modified = excluded.last_modified")
        .bind("source", source)
        .bind("url", url)
        .bind("etag", validators.etag())
        .bind("lastModified", validators.lastModified())
        .execute();
  }
}
