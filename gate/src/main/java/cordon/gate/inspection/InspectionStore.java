package cordon.gate.inspection;

import cordon.base.Digest;
import cordon.gate.Coordinate;
import cordon.gate.Inspection;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.gate.evidence.FactBody;
import cordon.gate.index.DigestText;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What inspectors found, by digest and rule set. Rows are never changed. */
final class InspectionStore {
  private final Database database;
  private final Ledger ledger;

  InspectionStore(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** All that one rule set found. */
  Map<Digest, Inspection> all(String ruleSet) {
    return database.read(h -> {
      Map<Digest, List<Finding>> findings = findings(h, ruleSet);
      Map<Digest, Inspection> found = new HashMap<>();
      h.createQuery("select digest, result from gate_inspection where rule_set = :rules")
          .bind("rules", ruleSet)
          .map((rs, context) -> Map.entry(DigestText.parse(rs.getString(1)), rs.getString(2)))
          .forEach(row -> {
            List<Finding> of = findings.getOrDefault(row.getKey(), List.of());
            found.put(row.getKey(), new Inspection(Result.valueOf(row.getValue()), of));
          });
      return found;
    });
  }

  private static Map<Digest, List<Finding>> findings(Handle h, String ruleSet) {
    Map<Digest, List<Finding>> found = new HashMap<>();
    h.createQuery(
            "select digest, rule, text, place from gate_inspection_finding"
                + " where rule_set = :rules order by digest, position")
        .bind("rules", ruleSet)
        .map((rs, context) ->
            Map.entry(
                DigestText.parse(rs.getString(1)),
                new Finding(rs.getString(2), rs.getString(3), rs.getString(4))))
        .forEach(
            row -> found.computeIfAbsent(row.getKey(), d -> new ArrayList<>()).add(row.getValue()));
    return found;
  }

  /**
   * Keeps a result under every digest by which the artifact is known, with a fact.
   *
   * @param digests those that have no result yet
   */
  void put(
      Coordinate coordinate,
      Collection<Digest> digests,
      String ruleSet,
      Inspection inspection,
      Instant at) {
    database.write(h -> {
      digests.forEach(digest -> insert(h, digest, ruleSet, inspection, at));
      ledger.append(h, fact(coordinate, digests, ruleSet, inspection, at));
      return true;
    });
  }

  private static void insert(
      Handle h, Digest digest, String ruleSet, Inspection inspection, Instant at) {
    int inserted =
        h.createUpdate(
                "insert into gate_inspection (digest, rule_set, result, inspected_at)"
                    + " values (:digest, :rules, :result, :at)"
                    + " on conflict (digest, rule_set) do nothing")
            .bind("digest", digest.toString())
            .bind("rules", ruleSet)
            .bind("result", inspection.result().name())
            .bind("at", at.toEpochMilli())
            .execute();
    for (int i = 0; inserted > 0 && i < inspection.findings().size(); i++) {
      Finding finding = inspection.findings().get(i);
      h.createUpdate(
              "insert into gate_inspection_finding (digest, rule_set, position, rule, text, place)"
                  + " values (:digest, :rules, :position, :rule, :text, :place)")
          .bind("digest", digest.toString())
          .bind("rules", ruleSet)
          .bind("position", i)
          .bind("rule", finding.rule())
          .bind("text", finding.text())
          .bind("place", finding.place())
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
