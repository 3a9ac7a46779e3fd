package cordon.gate.index;

import cordon.gate.Upstream;
import cordon.store.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Releases whose age a list states wrongly, and how this gate knows: it read the list without them
 * at a time after which the list claims not to have changed. Whoever may deploy to a repository can
 * often write the list himself, so its word about all of its releases is held against what was seen
 * of it before (docs/decisions/0050). So is the time of a signature: a release that joined the list
 * after we read it was not published before, whatever its signer wrote (docs/decisions/0075).
 */
final class LateArrivals {
  private final Database database;

  LateArrivals(Database database) {
    this.database = database;
  }

  /**
   * Notes which releases of a new list refute it.
   *
   * @param before what the list named
   * @param checked when it last did so
   */
  void note(
      Handle h,
      Upstream upstream,
      String name,
      List<ReleaseFile> before,
      Instant checked,
      List<ReleaseFile> after) {
    Set<String> known = new HashSet<>();
    before.forEach(f -> known.add(f.version()));
    for (ReleaseFile f : after) {
      boolean may = refuted(f, Optional.of(checked)) || mayBeSigned(upstream, f);
      if (!known.contains(f.version()) && may) {
        insert(h, upstream, name, f.version(), checked);
      }
    }
  }

  /**
   * The newest release has a bound, or nothing where the list is silent; once another follows, it
   * is its signature that counts.
   */
  private static boolean mayBeSigned(Upstream upstream, ReleaseFile f) {
    return upstream.undated() == Upstream.Undated.SIGNATURE
        && (f.isRefutable() || f.published().isEmpty());
  }

  /** Whether a list has to be held against the one before. */
  static boolean concern(Upstream upstream, List<ReleaseFile> files) {
    return files.stream().anyMatch(f -> f.isRefutable() || mayBeSigned(upstream, f));
  }

  /** Takes the stated time from those of which it is known to be wrong. */
  List<ReleaseFile> withoutRefutedTimes(Upstream upstream, String name, List<ReleaseFile> files) {
    if (files.stream().noneMatch(ReleaseFile::isRefutable)) {
      return files;
    }
    Map<String, Instant> arrivals = arrivals(upstream, name);
    return files.stream()
        .map(f -> refuted(f, Optional.ofNullable(arrivals.get(f.version()))) ? f.withoutTime() : f)
        .toList();
  }

  private static boolean refuted(ReleaseFile f, Optional<Instant> notBefore) {
    return f.isRefutable()
        && f.published().isPresent()
        && notBefore.map(f.published().get()::isBefore).orElse(false);
  }

  /** A list that loses a release for a while and names it again is only in disorder. */
  private static void insert(
      Handle h, Upstream upstream, String name, String version, Instant notBefore) {
    h.createUpdate(
            "insert into gate_late_arrival (upstream, name, version, not_before)"
                + " select :upstream, :name, :version, :notBefore"
                + " where not exists (select 1 from gate_first_seen where upstream = :upstream"
                + " and name = :name and version = :version)"
                + " on conflict (upstream, name, version) do nothing")
        .bind("upstream", upstream.key())
        .bind("name", name)
        .bind("version", version)
        .bind("notBefore", notBefore.toEpochMilli())
        .execute();
  }

  private Map<String, Instant> arrivals(Upstream upstream, String name) {
    return database.read(h -> {
      Map<String, Instant> found = new HashMap<>();
      h.createQuery(
              "select version, not_before from gate_late_arrival"
                  + " where upstream = :upstream and name = :name")
          .bind("upstream", upstream.key())
          .bind("name", name)
          .map((rs, ctx) -> found.put(rs.getString(1), Instant.ofEpochMilli(rs.getLong(2))))
          .list();
      return found;
    });
  }
}
