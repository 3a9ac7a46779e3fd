package cordon.gate.inspection;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Inspection.Result;
import cordon.gate.index.DigestText;
import cordon.inspect.Report;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.Mark;
import cordon.inspect.report.ReportJson;
import cordon.inspect.suppress.Suppressions;
import cordon.store.Database;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/** The reports of Cordon's own inspector, kept so that people see why a release is withheld. */
public final class InspectionReports {
  /** A package of many thousand files is shown in part; what is left out is counted. */
  private static final ReportJson.Bounds BOUNDS = new ReportJson.Bounds(200, 2000);

  /** Artifacts of one release that are shown: a build for every platform, by two rule sets. */
  private static final int MOST = 200;

  private static final JsonFactory JSON = new JsonFactory();
  private static final String COLUMNS =
      "select p.ecosystem, p.name, p.version, p.digest, p.rule_set, i.result, p.inspected_at, ";
  private static final String INSPECTED =
      " from gate_inspection_profile p join gate_inspection i"
          + " on i.digest = p.digest and i.form = p.ecosystem || '/' || p.kind"
          + " and i.rule_set = p.rule_set";
  private static final String WITH_REPORT =
      COLUMNS
          + "r.report"
          + INSPECTED
          + " left join gate_inspection_report r"
          + " on r.digest = i.digest and r.form = i.form and r.rule_set = i.rule_set where ";
  private static final String NEWEST = " order by p.inspected_at desc, p.digest desc";

  private final Database database;

  public InspectionReports(Database database) {
    this.database = database;
  }

  /**
   * Where a list goes on.
   *
   * @param inspected in milliseconds of the epoch
   * @param digest of the last one shown
   */
  public record Before(long inspected, String digest) {
    /** The start of the list. */
    public static final Before START = new Before(Long.MAX_VALUE, "");
  }

  CompletableFuture<Integer> put(
      Digest sha256, Form form, Report report, Baseline baseline, Instant at) {
    String json = json(sha256, report, baseline, at);
    return database.submit(h ->
        h.createUpdate(
                "insert into gate_inspection_report (digest, form, rule_set, report)"
                    + " values (:digest, :form, :rules, :report)"
                    + " on conflict (digest, form, rule_set) do nothing")
            .bind("digest", sha256.toString())
            .bind("form", form.toString())
            .bind("rules", report.ruleSet())
            .bind("report", json)
            .execute());
  }

  private static String json(Digest sha256, Report report, Baseline baseline, Instant at) {
    StringWriter text = new StringWriter();
    LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      ReportJson.write(
          out, Suppressions.none(today).review(report, Optional.of(sha256)), baseline, BOUNDS);
    }
    // Names in archives may hold halves of surrogate pairs, which no database takes.
    return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Of all inspected artifacts of a release, by whatever rules, newest first. */
  public List<InspectionReport> of(Ecosystem ecosystem, String name, String version) {
    return database.read(h ->
        list(
            h.createQuery(
                    WITH_REPORT
                        + "p.ecosystem = :ecosystem and p.name = :name and p.version = :version"
                        + NEWEST
                        + " limit :most")
                .bind("ecosystem", ecosystem.purlType())
                .bind("name", name)
                .bind("version", version)
                .bind("most", MOST)));
  }

  /**
   * Kinds of secrets that the artifacts of a release were seen to read, by whatever rules: {@code
   * cloud}, {@code ssh}; {@code environment} where it reads variables.
   */
  public Set<String> secretsRead(Ecosystem ecosystem, String name, String version) {
    List<String> marks =
        database.read(h ->
            h.createQuery(
                    "select marks from gate_inspection_profile where ecosystem = :ecosystem"
                        + " and name = :name and version = :version limit :most")
                .bind("ecosystem", ecosystem.purlType())
                .bind("name", name)
                .bind("version", version)
                .bind("most", MOST)
                .mapTo(String.class)
                .list());
    return marks.stream()
        .flatMap(String::lines)
        .flatMap(mark -> Mark.secretRead(mark).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of an artifact, under every name that it came by. */
  public List<InspectionReport> of(Digest sha256) {
    return database.read(h ->
        list(
            h.createQuery(WITH_REPORT + "p.digest = :digest" + NEWEST + " limit :most")
                .bind("digest", sha256.toString())
                .bind("most", MOST)));
  }

  /**
   * The newest first, without what they say.
   *
   * @param result empty for all
   */
  public List<InspectionReport> newest(Optional<Result> result, Before before, int limit) {
    String wanted = result.isPresent() ? " and i.result = :result" : "";
    return database.read(h -> {
      Query query =
          h.createQuery(
                  COLUMNS
                      + "'' as report"
                      + INSPECTED
                      + " where (p.inspected_at, p.digest) < (:at, :digest)"
                      + wanted
                      + NEWEST
                      + " limit :limit")
              .bind("at", before.inspected())
              .bind("digest", before.digest())
              .bind("limit", limit);
      result.ifPresent(r -> query.bind("result", r.name()));
      return list(query);
    });
  }

  /** How many artifacts were found to be so by these rules. */
  public long count(Result result, String ruleSet) {
    return database.read(h -> count(h, result, ruleSet));
  }

  private static long count(Handle h, Result result, String ruleSet) {
    return h.createQuery(
            "select count(distinct p.digest)"
                + INSPECTED
                + " where i.result = :result and i.rule_set = :rules")
        .bind("result", result.name())
        .bind("rules", ruleSet)
        .mapTo(Long.class)
        .one();
  }

  private static List<InspectionReport> list(Query query) {
    return query.map((rs, context) -> report(rs)).list();
  }

  private static InspectionReport report(ResultSet rs) throws SQLException {
    return new InspectionReport(
        Ecosystem.ofPurlType(rs.getString(1)).orElseThrow(),
        rs.getString(2),
        rs.getString(3),
        DigestText.parse(rs.getString(4)),
        rs.getString(5),
        Result.valueOf(rs.getString(6)),
        Instant.ofEpochMilli(rs.getLong(7)),
        Optional.ofNullable(rs.getString(8)).orElse(""));
  }
}
