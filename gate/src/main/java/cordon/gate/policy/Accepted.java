package cordon.gate.policy;

import cordon.gate.Inspection;
import cordon.gate.Inspection.Cause;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.inspect.suppress.Suppression;
import cordon.inspect.suppress.Suppressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An inspection in the light of what the organisation accepts on a day.
 *
 * @param standing what counts
 * @param findings those that do not count, each with why
 */
record Accepted(Inspection standing, List<Entry> findings) {

  /** A finding, and by what it is accepted. */
  record Entry(Finding finding, Suppression by) {}

  static Accepted of(Inspection inspection, Suppressions suppressions) {
    List<Finding> standing = new ArrayList<>();
    List<Entry> accepted = new ArrayList<>();
    for (Finding finding : inspection.findings()) {
      by(finding, suppressions)
          .ifPresentOrElse(
              suppression -> accepted.add(new Entry(finding, suppression)),
              () -> standing.add(finding));
    }
    return accepted.isEmpty()
        ? new Accepted(inspection, List.of())
        : new Accepted(new Inspection(result(standing), standing), accepted);
  }

  private static Optional<Suppression> by(Finding finding, Suppressions suppressions) {
    return finding
        .cause()
        .flatMap(cause ->
            suppressions.accepting(
                finding.rule(), cause.path(), cause.file(), Optional.of(cause.artifact())));
  }

  /** Nothing accepts that a part was not read: what is left unread may hold anything. */
  private static Result result(List<Finding> standing) {
    List<Result> alone =
        standing.stream().flatMap(f -> f.cause().stream()).map(Cause::result).toList();
    if (alone.contains(Result.MALICIOUS)) {
      return Result.MALICIOUS;
    }
    if (alone.contains(Result.SUSPICIOUS)) {
      return Result.SUSPICIOUS;
    }
    boolean doubts = standing.stream().anyMatch(finding -> finding.cause().isEmpty());
    return doubts ? Result.NOT_FULLY_INSPECTED : Result.CLEAN;
  }
}
