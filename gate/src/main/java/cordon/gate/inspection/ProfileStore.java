package cordon.gate.inspection;

import cordon.base.Digest;
import cordon.base.version.InOrder;
import cordon.base.version.VersionScheme;
import cordon.gate.Coordinate;
import cordon.inspect.Report;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.Profile;
import cordon.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Profiles of what was inspected, and the baseline that they make for what comes next. */
final class ProfileStore {
  /** Releases looked back at: enough for a hook that comes and goes, few enough to be quick. */
  private static final int EARLIER = 5;

  private final Database database;

  ProfileStore(Database database) {
    this.database = database;
  }

  private record Row(String version, String marks) {}

  /**
   * The releases before one, as far as they were inspected by the same rules.
   *
   * @param kind how the artifact is packed: a wheel is not compared with an sdist
   */
  Baseline before(Coordinate coordinate, String kind, String ruleSet) {
    VersionScheme scheme = VersionScheme.of(coordinate.ecosystem());
    List<Row> rows =
        database.read(h ->
            h.createQuery(
                    "select version, marks from gate_inspection_profile where ecosystem = :ecosystem"
                        + " and name = :name and kind = :kind and rule_set = :rules")
                .bind("ecosystem", coordinate.ecosystem().purlType())
                .bind("name", coordinate.name())
                .bind("kind", kind)
                .bind("rules", ruleSet)
                .map((rs, context) -> new Row(rs.getString(1), rs.getString(2)))
                .list());
    List<Row> before =
        rows.stream()
            .filter(row -> scheme.compare(row.version(), coordinate.version()) < 0)
            .toList();
    return new Baseline(
        InOrder.sorted(before, (a, b) -> scheme.compare(b.version(), a.version())).stream()
            .limit(EARLIER)
            .map(row -> profile(coordinate, row, ruleSet))
            .toList());
  }

  private static Profile profile(Coordinate coordinate, Row row, String ruleSet) {
    return new Profile(
        coordinate.name() + " " + row.version(), ruleSet, Set.of(row.marks().split("\n")));
  }

  CompletableFuture<Integer> put(
      Coordinate coordinate, String kind, Digest sha256, Report report, Instant at) {
    Profile profile = report.profile();
    return database.submit(h ->
        h.createUpdate(
                "insert into gate_inspection_profile (ecosystem, name, version, kind, digest,"
                    + " rule_set, marks, inspected_at) values (:ecosystem, :name, :version, :kind,"
                    + " :digest, :rules, :marks, :at)"
                    + " on conflict (ecosystem, name, version, kind, digest, rule_set) do nothing")
            .bind("ecosystem", coordinate.ecosystem().purlType())
            .bind("name", coordinate.name())
            .bind("version", coordinate.version())
            .bind("kind", kind)
            .bind("digest", sha256.toString())
            .bind("rules", profile.ruleSet())
            .bind("marks", String.join("\n", profile.marks()))
            .bind("at", at.toEpochMilli())
            .execute());
  }
}
