package cordon.gate.index;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Upstream;
import cordon.gate.evidence.FactBody;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What this gate remembers of artifacts beyond what the upstream says today: when it first saw
 * those without a usable publish time, and under which digest it first knew those that were changed
 * or taken away.
 */
public final class ReleaseMemory {
  /** A bound that is older than any cool-down that makes sense needs no sighting beside it. */
  private static final Duration SIGHTINGS = Duration.ofDays(90);

  private final Database database;
  private final Ledger ledger;
  private final InstantSource clock;
  private final LateArrivals late;

  public ReleaseMemory(Database database, Ledger ledger, InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
    this.late = new LateArrivals(database);
  }

  private record FileKey(String version, String file) {}

  private record SeenKey(String version, String file, String digest) {}

  /** Adds what is remembered to what a document says, and begins to remember what is undated. */
  public List<ReleaseFile> recall(Upstream upstream, String name, List<ReleaseFile> stated) {
    Instant now = clock.instant();
    List<ReleaseFile> files = late.withoutRefutedTimes(upstream, name, stated);
    Map<FileKey, List<Digest>> originals = originals(upstream, name);
    List<ReleaseFile> undated = files.stream().filter(f -> needsSighting(f, now)).toList();
    Map<SeenKey, Instant> seen = undated.isEmpty() ? Map.of() : seen(upstream, name, undated, now);
    if (seen.isEmpty() && originals.isEmpty()) {
      return files;
    }
    return files.stream()
        .map(f ->
            f.remembered(
                Optional.ofNullable(seen.get(seenKey(upstream, f))),
                replaced(f, originals.getOrDefault(fileKey(upstream, f), List.of()))))
        .toList();
  }

  /**
   * Whether the age may have to count from when this gate first saw it: there is no usable time, or
   * only a bound, which every further release of the package moves.
   */
  private static boolean needsSighting(ReleaseFile f, Instant now) {
    Optional<Instant> stated = f.published();
    return stated.isEmpty()
        || stated.get().isAfter(now)
        || (f.isBounded() && stated.get().isAfter(now.minus(SIGHTINGS)));
  }

  /**
   * Notes the original digests of files that a new document changes or no longer lists, with a fact
   * for each change; called before the new document counts.
   *
   * @param checked when the upstream last confirmed the document before
   */
  public void compare(
      Upstream upstream,
      String name,
      List<ReleaseFile> before,
      Instant checked,
      List<ReleaseFile> after)
      throws IOException {
    Map<FileKey, ReleaseFile> now = new HashMap<>();
    after.forEach(f -> now.putIfAbsent(fileKey(upstream, f), f));
    List<ReleaseFile> lost = new ArrayList<>();
    Map<ReleaseFile, ReleaseFile> changed = new LinkedHashMap<>();
    for (ReleaseFile old : before) {
      ReleaseFile current = now.get(fileKey(upstream, old));
      if (current == null) {
        lost.add(old);
      } else if (differ(old.digests(), current.digests())) {
        changed.put(old, current);
      }
    }
    boolean grown = LateArrivals.concern(upstream, after);
    if (lost.isEmpty() && changed.isEmpty() && !grown) {
      return;
    }
    Instant at = clock.instant();
    database.write(h -> {
      late.note(h, upstream, name, before, checked, after);
      lost.stream()
          .filter(ReleaseFile::isRefutable)
          .forEach(f -> noteSeen(h, upstream, name, seenKey(upstream, f), checked));
      lost.forEach(f -> noteOriginal(h, upstream, name, f, at));
      changed.forEach((old, current) -> {
        noteOriginal(h, upstream, name, old, at);
        ledger.append(h, changeFact(upstream, name, old, current, at));
      });
      return true;
    });
  }

  private Map<FileKey, List<Digest>> originals(Upstream upstream, String name) {
    return database.read(h -> {
      Map<FileKey, List<Digest>> found = new HashMap<>();
      h.createQuery(
              "select version, file, digest from gate_original_digest"
                  + " where upstream = :upstream and name = :name order by noted_at")
          .bind("upstream", upstream.key())
          .bind("name", name)
          .map((rs, ctx) ->
              found
                  .computeIfAbsent(
                      new FileKey(rs.getString(1), rs.getString(2)), k -> new ArrayList<>())
                  .add(DigestText.parse(rs.getString(3))))
          .list();
      return found;
    });
  }

  private Map<SeenKey, Instant> seen(
      Upstream upstream, String name, List<ReleaseFile> undated, Instant now) {
    Map<SeenKey, Instant> known = database.read(h -> readSeen(h, upstream, name));
    Set<SeenKey> fresh = new HashSet<>();
    undated.forEach(f -> fresh.add(seenKey(upstream, f)));
    fresh.removeAll(known.keySet());
    if (fresh.isEmpty()) {
      return known;
    }
    return database.write(h -> {
      fresh.forEach(key -> noteSeen(h, upstream, name, key, now));
      return readSeen(h, upstream, name);
    });
  }

  private static Map<SeenKey, Instant> readSeen(Handle h, Upstream upstream, String name) {
    Map<SeenKey, Instant> found = new HashMap<>();
    h.createQuery(
            "select version, file, digest, first_seen from gate_first_seen"
                + " where upstream = :upstream and name = :name")
        .bind("upstream", upstream.key())
        .bind("name", name)
        .map((rs, ctx) ->
            found.put(
                new SeenKey(rs.getString(1), rs.getString(2), rs.getString(3)),
                Instant.ofEpochMilli(rs.getLong(4))))
        .list();
    return found;
  }

  private static void noteSeen(Handle h, Upstream upstream, String name, SeenKey key, Instant now) {
    h.createUpdate(
            "insert into gate_first_seen (upstream, name, version, file, digest, first_seen)"
                + " values (:upstream, :name, :version, :file, :digest, :now)"
                + " on conflict (upstream, name, version, file, digest) do nothing")
        .bind("upstream", upstream.key())
        .bind("name", name)
        .bind("version", key.version())
        .bind("file", key.file())
        .bind("digest", key.digest())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** The first note stays: a later one would make the changed digest the original. */
  private static void noteOriginal(
      Handle h, Upstream upstream, String name, ReleaseFile f, Instant at) {
    FileKey key = fileKey(upstream, f);
    boolean noted =
        h.createQuery(
                    "select count(*) from gate_original_digest where upstream = :upstream"
                        + " and name = :name and version = :version and file = :file")
                .bind("upstream", upstream.key())
                .bind("name", name)
                .bind("version", key.version())
                .bind("file", key.file())
                .mapTo(Long.class)
                .one()
            > 0;
    for (Digest digest : noted ? List.<Digest>of() : f.digests()) {
      h.createUpdate(
              "insert into gate_original_digest"
                  + " (upstream, name, version, file, digest, noted_at)"
                  + " values (:upstream, :name, :version, :file, :digest, :at)")
          .bind("upstream", upstream.key())
          .bind("name", name)
          .bind("version", key.version())
          .bind("file", key.file())
          .bind("digest", digest.toString())
          .bind("at", at.toEpochMilli())
          .execute();
    }
  }

  private static FactDraft changeFact(
      Upstream upstream, String name, ReleaseFile old, ReleaseFile current, Instant at) {
    String purl =
        Coordinate.release(upstream.ecosystem(), upstream.name(), name, old.version()).purl();
    String body =
        FactBody.write(g ->
            g.text("upstream", upstream.key())
                .text("file", old.file())
                .texts("before", old.digests().stream().map(Digest::toString).toList())
                .texts("after", current.digests().stream().map(Digest::toString).toList()));
    return new FactDraft("gate.digest-changed", at, "system", purl, body);
  }

  private static Optional<Digest> replaced(ReleaseFile file, List<Digest> originals) {
    return !originals.isEmpty() && differ(originals, file.digests())
        ? Optional.of(originals.getFirst())
        : Optional.empty();
  }

  /**
   * Whether two statements about one file cannot both be true, by the strongest algorithm that both
   * use. Without a common one nothing can be said for them, so they count as different.
   */
  static boolean differ(List<Digest> before, List<Digest> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty() != after.isEmpty() && !before.isEmpty();
    }
    Optional<Digest.Algorithm> common =
        before.stream()
            .map(Digest::algorithm)
            .filter(a -> after.stream().anyMatch(d -> d.algorithm() == a))
            .max(Comparator.naturalOrder());
    return common.isEmpty()
        || before.stream().filter(d -> d.algorithm() == common.get()).noneMatch(after::contains);
  }

  /** An npm release is one file, and stays the same one when the upstream calls it otherwise. */
  private static FileKey fileKey(Upstream upstream, ReleaseFile f) {
    return new FileKey(f.version(), upstream.ecosystem() == Ecosystem.NPM ? "" : f.file());
  }

  private static SeenKey seenKey(Upstream upstream, ReleaseFile f) {
    String digest = f.digests().isEmpty() ? "" : f.digests().getFirst().toString();
    FileKey key = fileKey(upstream, f);
    return new SeenKey(key.version(), key.file(), digest);
  }
}
