package cordon.gate.inspection;

import cordon.base.Problem;
import cordon.gate.Inspection.Result;
import cordon.gate.inspection.InspectionReports.Before;
import cordon.web.Cursor;
import cordon.web.Exchange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A part of the list of inspections, newest first, as a request asks for it.
 *
 * @param wanted verdict that it is filtered by
 * @param current where this part began
 * @param next where it goes on; empty at the end
 */
public record InspectionList(
    Optional<Result> wanted,
    List<InspectionReport> rows,
    Optional<Cursor> current,
    Optional<Cursor> next) {

  /**
   * By {@code verdict}, {@code cursor} and {@code limit}.
   *
   * @throws cordon.base.ProblemException when one of them is not acceptable
   */
  public static InspectionList of(
      Exchange exchange, InspectionReports reports, int usual, int most) {
    Optional<Result> wanted =
        exchange.query("verdict").filter(v -> !v.isEmpty()).map(InspectionList::result);
    Optional<Cursor> cursor = Cursor.of(exchange, 2);
    int limit = Cursor.limit(exchange, usual, most);
    Before before = cursor.map(InspectionList::before).orElse(Before.START);
    List<InspectionReport> found = reports.newest(wanted, before, limit + 1);
    List<InspectionReport> rows = found.subList(0, Math.min(limit, found.size()));
    Optional<Cursor> next =
        found.size() > limit ? Optional.of(cursor(rows.getLast())) : Optional.empty();
    return new InspectionList(wanted, rows, cursor, next);
  }

  private static Cursor cursor(InspectionReport last) {
    return Cursor.of(Long.toString(last.inspected().toEpochMilli()), last.sha256().toString());
  }

  private static Before before(Cursor cursor) {
    try {
      return new Before(Long.parseLong(cursor.key().getFirst()), cursor.key().getLast());
    } catch (NumberFormatException e) {
      throw new cordon.base.ProblemException(
          Problem.of(
              "request/cursor",
              "the cursor is not one of this list",
              "it does not hold a time",
              "start again without `cursor`"),
          e);
    }
  }

  private static Result result(String word) {
    return Arrays.stream(Result.values())
        .filter(r -> r.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            Problem.of(
                    "request/verdict",
                    "there is no verdict `" + word + "`",
                    "inspections are filtered by their verdict",
                    "write clean, suspicious, malicious, not fully inspected or not inspected")
                .asException());
  }
}
