package cordon.gate.evidence;

import cordon.advisories.ReleaseUse;
import cordon.ledger.Fact;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** One row for each release that was pulled, counted behind the facts of the pulls. */
final class PulledTable {
  static final int MOST_ACTORS = 20;
  private static final int ROWS_AT_ONCE = 1_000;

  private static final String COUNT =
      "insert into gate_pulled_release as p (package, version, upstream, pulls, first_at, last_at,"
          + " first_sequence, last_sequence) values (?, ?, ?, ?, ?, ?, ?, ?)"
          + " on conflict (package, version, upstream) do update set pulls = p.pulls"
          + " + excluded.pulls,"
          + " last_at = excluded.last_at, last_sequence = excluded.last_sequence";

  private PulledTable() {}

  /** The pulls of one batch, of which many are often of one release: one row each is touched. */
  static final class Counts {
    private record Release(String packagePurl, String version, String upstream) {}

    private record Count(long pulls, Fact first, Fact last) {}

    private final Map<Release, Count> releases = new LinkedHashMap<>();

    /** Facts come in their order. */
    void add(Fact fact, String packagePurl, String version, String upstream) {
      releases.merge(
          new Release(packagePurl, version, upstream),
          new Count(1, fact, fact),
          (a, b) -> new Count(a.pulls + b.pulls, a.first, b.last));
    }

    void write(Handle h) throws SQLException {
      if (releases.isEmpty()) {
        return;
      }
      try (PreparedStatement count = h.getConnection().prepareStatement(COUNT)) {
        for (Map.Entry<Release, Count> one : releases.entrySet()) {
          bind(count, one.getKey(), one.getValue());
          count.addBatch();
        }
        count.executeBatch();
      }
    }

    private static void bind(PreparedStatement count, Release release, Count pulls)
        throws SQLException {
      count.setString(1, release.packagePurl);
      count.setString(2, release.version);
      count.setString(3, release.upstream);
      count.setLong(4, pulls.pulls);
      count.setLong(5, pulls.first.time().toEpochMilli());
      count.setLong(6, pulls.last.time().toEpochMilli());
      count.setLong(7, pulls.first.sequence());
      count.setLong(8, pulls.last.sequence());
    }
  }

  static long size(Handle h) {
    return h.createQuery("select count(*) from gate_pulled_release").mapTo(Long.class).one();
  }

  /** Every release, with its package URL. */
  static void each(Handle h, BiConsumer<String, PulledRelease> to) {
    h.createQuery("select package, version, upstream, last_at from gate_pulled_release")
        .setFetchSize(ROWS_AT_ONCE)
        .map((row, context) -> handOver(row, to))
        .forEach(read -> {});
  }

  /** As {@link #each}, those only that were pulled from a sequence on. */
  static void since(Handle h, long sequence, BiConsumer<String, PulledRelease> to) {
    h.createQuery(
            "select p.package, p.version, p.upstream, p.last_at from gate_pulled_release p"
                + " join (select distinct package, version from gate_event"
                + " where sequence >= :sequence and type = 'gate.pull') e"
                + " on e.package = p.package and e.version = p.version")
        .bind("sequence", sequence)
        .map((row, context) -> handOver(row, to))
        .forEach(read -> {});
  }

  private static boolean handOver(ResultSet row, BiConsumer<String, PulledRelease> to)
      throws SQLException {
    to.accept(
        row.getString(1),
        new PulledRelease(
            row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4))));
    return true;
  }

  static List<PulledRelease> of(Handle h, String packagePurl) {
    return h.createQuery(
            "select version, upstream, last_at from gate_pulled_release where package = :package")
        .bind("package", packagePurl)
        .map((row, context) ->
            new PulledRelease(
                row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))))
        .list();
  }

  /** All pulls of each release of a package, the last pulled first. */
  static List<ReleaseUse> summaries(Handle h, String packagePurl) {
    return h.createQuery(
            "select version, sum(pulls), min(first_at), max(last_at), min(first_sequence),"
                + " max(last_sequence) from gate_pulled_release where package = :package"
                + " group by version order by max(last_at) desc, version")
        .bind("package", packagePurl)
        .map((row, context) ->
            new ReleaseUse(
                row.getString(1),
                row.getLong(2),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getLong(5),
                row.getLong(6),
                actors(h, packagePurl, row.getString(1))))
        .list();
  }

  private static List<String> actors(Handle h, String packagePurl, String version) {
    return h.createQuery(
            "select actor from gate_event where package = :package and version = :version"
                + " and type = 'gate.pull' group by actor order by count(*) desc, actor"
                + " limit :most")
        .bind("package", packagePurl)
        .bind("version", version)
        .bind("most", MOST_ACTORS)
        .mapTo(String.class)
        .list();
  }

  /** The sequences of the newest pulls of a release, oldest first. */
  static List<Long> sequences(Handle h, String packagePurl, String version, int most) {
    return h.createQuery(
            "select sequence from gate_event where package = :package and version = :version"
                + " and type = 'gate.pull' order by sequence desc limit :most")
        .bind("package", packagePurl)
        .bind("version", version)
        .bind("most", most)
        .mapTo(Long.class)
        .list()
        .reversed();
  }
}
