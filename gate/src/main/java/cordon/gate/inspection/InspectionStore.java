package cordon.gate.inspection;

import cordon.base.Digest;
import cordon.gate.Coordinate;
import cordon.gate.Inspection;
import cordon.gate.Inspection.Cause;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.gate.evidence.FactBody;
import cordon.gate.index.DigestText;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What inspectors found, by digest, form and rule set, shared by all servers on the database. Rows
 * are never changed.
 */
final class InspectionStore {
  private final Database database;
  private final Ledger ledger;

  InspectionStore(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** What a result is of: bytes, read in a form. */
  record Key(Digest digest, Form form) {}

  /**
   * What was found since a moment.
   *
   * @param found by what it is of; without results from before forms were kept
   * @param sequence of the ledger up to which this is all there is
   */
  record News(Map<Key, Inspection> found, long sequence) {}

  /**
   * What one rule set found, on whatever server.
   *
   * @param after sequence of the ledger behind which to look; below -1 for all
   */
  News since(String ruleSet, long after) {
    return database.read(h -> {
      List<Row> rows =
          h.createQuery(
                  "select digest, form, result, sequence from gate_inspection"
                      + " where rule_set = :rules and sequence > :after")
              .bind("rules", ruleSet)
              .bind("after", after)
              .map((rs, context) ->
                  new Row(
                      new Written(rs.getString(1), rs.getString(2)),
                      rs.getString(3),
                      rs.getLong(4)))
              .list();
      Map<Written, List<Finding>> findings = findings(h, ruleSet, after);
      Map<Key, Inspection> found = new HashMap<>();
      rows.forEach(row ->
          row.of
              .key()
              .ifPresent(key ->
                  found.put(
                      key, inspection(row.result, findings.getOrDefault(row.of, List.of())))));
      return new News(found, rows.stream().mapToLong(Row::sequence).max().orElse(after));
    });
  }

  private record Written(String digest, String form) {
    Optional<Key> key() {
      return Form.parse(form).map(parsed -> new Key(DigestText.parse(digest), parsed));
    }
  }

  private record Row(Written of, String result, long sequence) {}

  private static Inspection inspection(String result, List<Finding> findings) {
    return new Inspection(Result.valueOf(result), findings);
  }

  private static Map<Written, List<Finding>> findings(Handle h, String ruleSet, long after) {
    Map<Written, List<Finding>> found = new HashMap<>();
    h.createQuery(
            "select f.digest, f.form, f.rule, f.text, f.place, f.verdict, f.path, f.member, f.artifact"
                + " from gate_inspection_finding f"
                + " join gate_inspection i on i.digest = f.digest and i.form = f.form"
                + " and i.rule_set = f.rule_set"
                + " where i.rule_set = :rules and i.sequence > :after"
                + " order by f.digest, f.form, f.position")
        .bind("rules", ruleSet)
        .bind("after", after)
        .map((rs, context) ->
            Map.entry(new Written(rs.getString(1), rs.getString(2)), finding(rs, 3)))
        .forEach(
            row -> found.computeIfAbsent(row.getKey(), d -> new ArrayList<>()).add(row.getValue()));
    return found;
  }

  private static Finding finding(ResultSet rs, int column) throws SQLException {
    return new Finding(
        rs.getString(column),
        rs.getString(column + 1),
        rs.getString(column + 2),
        cause(
            rs.getString(column + 3),
            rs.getString(column + 4),
            rs.getString(column + 5),
            rs.getString(column + 6)));
  }

  private static Optional<Cause> cause(
      String verdict, String path, String member, String artifact) {
    return verdict.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cause(
                Result.valueOf(verdict), path, Digest.parse(member), DigestText.parse(artifact)));
  }

  /** What these rules found in bytes, on whatever server. */
  Optional<Inspection> find(Key key, String ruleSet) {
    return database.read(h -> find(h, key, ruleSet));
  }

  private static Optional<Inspection> find(Handle h, Key key, String ruleSet) {
    return h.createQuery(
            "select result from gate_inspection"
                + " where digest = :digest and form = :form and rule_set = :rules")
        .bind("digest", key.digest().toString())
        .bind("form", key.form().toString())
        .bind("rules", ruleSet)
        .mapTo(String.class)
        .findOne()
        .map(result -> inspection(result, findings(h, key, ruleSet)));
  }

  private static List<Finding> findings(Handle h, Key key, String ruleSet) {
    return h.createQuery(
            "select rule, text, place, verdict, path, member, artifact from gate_inspection_finding"
                + " where digest = :digest and form = :form and rule_set = :rules order by position")
        .bind("digest", key.digest().toString())
        .bind("form", key.form().toString())
        .bind("rules", ruleSet)
        .map((rs, context) -> finding(rs, 1))
        .list();
  }

  /**
   * Keeps a result under every digest by which the artifact is known, with a fact.
   *
   * @param form in which the bytes were read
   * @param digests those that have no result here yet
   * @return what counts from now on: where another server was first with the same bytes, what that
   *     one found, so that all servers say the same
   */
  Inspection put(
      Coordinate coordinate,
      Form form,
      Digest sha256,
      Set<Digest> digests,
      String ruleSet,
      Inspection inspection,
      Instant at) {
    return database.write(h -> {
      Inspection first = find(h, new Key(sha256, form), ruleSet).orElse(inspection);
      List<Digest> fresh =
          digests.stream()
              .filter(digest -> find(h, new Key(digest, form), ruleSet).isEmpty())
              .toList();
      if (!fresh.isEmpty()) {
        long sequence = ledger.append(h, fact(coordinate, fresh, ruleSet, first, at)).sequence();
        fresh.forEach(digest -> insert(h, new Key(digest, form), ruleSet, first, at, sequence));
      }
      return first;
    });
  }

  private static void insert(
      Handle h, Key key, String ruleSet, Inspection inspection, Instant at, long sequence) {
    h.createUpdate(
            "insert into gate_inspection (digest, form, rule_set, result, inspected_at, sequence)"
                + " values (:digest, :form, :rules, :result, :at, :sequence)")
        .bind("digest", key.digest().toString())
        .bind("form", key.form().toString())
        .bind("rules", ruleSet)
        .bind("result", inspection.result().name())
        .bind("at", at.toEpochMilli())
        .bind("sequence", sequence)
        .execute();
    for (int i = 0; i < inspection.findings().size(); i++) {
      Finding finding = inspection.findings().get(i);
      h.createUpdate(
              "insert into gate_inspection_finding (digest, form, rule_set, position, rule, text,"
                  + " place, verdict, path, member, artifact) values (:digest, :form, :rules, :position, :rule,"
                  + " :text, :place, :verdict, :path, :member, :artifact)")
          .bind("digest", key.digest().toString())
          .bind("form", key.form().toString())
          .bind("rules", ruleSet)
          .bind("position", i)
          .bind("rule", finding.rule())
          .bind("text", finding.text())
          .bind("place", finding.place())
          .bind("verdict", finding.cause().map(c -> c.result().name()).orElse(""))
          .bind("path", finding.cause().map(Cause::path).orElse(""))
          .bind("member", finding.cause().flatMap(Cause::file).map(Digest::toString).orElse(""))
          .bind("artifact", finding.cause().map(c -> c.artifact().toString()).orElse(""))
          .execute();
    }
  }

  private static FactDraft fact(
      Coordinate coordinate,
      Collection<Digest> digests,
      String ruleSet,
      Inspection inspection,
      Instant at) {
    String body =
        FactBody.write(g ->
            g.text("file", coordinate.file().orElse(""))
                .texts("digests", digests.stream().map(Digest::toString).toList())
                .text("rules", ruleSet)
                .text("result", inspection.result().word())
                .list(
                    "findings",
                    inspection.findings(),
                    (each, finding) ->
                        each.text("rule", finding.rule())
                            .text("text", finding.text())
                            .text("place", finding.place())));
    return new FactDraft("gate.inspected", at, "system", coordinate.purl(), body);
  }
}
