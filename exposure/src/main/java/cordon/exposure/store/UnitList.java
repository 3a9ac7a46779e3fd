package cordon.exposure.store;

import cordon.exposure.UnitSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The units of which anything was heard. People and addresses are kept under another token each
 * month, and stand here once all the same: where the first of their tokens has its place.
 */
public final class UnitList {
  private static final String SUMS =
      "select unit, sum(documents) as documents, sum(pulls) as pulls, max(heard) as heard"
          + " from (select unit, count(*) as documents, 0 as pulls, max(observed) as heard"
          + " from exposure_document where unit > :after group by unit"
          + " union all select unit, 0, count(*), max(at)"
          + " from exposure_event where unit > :after group by unit) u";

  private UnitList() {}

  /**
   * By name.
   *
   * @param after only names behind this one; empty for all
   */
  public static List<UnitSummary> of(Handle handle, UnitNames names, String after, int most) {
    Map<String, UnitSummary> people = new HashMap<>();
    List<UnitSummary> units = new ArrayList<>();
    String last = after;
    List<UnitSummary> rows;
    do {
      rows = rows(handle, names, last, most);
      if (people.isEmpty() && rows.stream().anyMatch(row -> UnitNames.isToken(row.key()))) {
        people.putAll(people(handle, names)); // goes through everything, so only where it is asked
      }
      for (UnitSummary row : rows) {
        last = row.key();
        UnitSummary whole = UnitNames.isToken(last) ? people.getOrDefault(row.name(), row) : row;
        if (whole.key().equals(last) && units.size() < most) {
          units.add(whole);
        }
      }
    } while (units.size() < most && rows.size() == most);
    return units;
  }

  private static List<UnitSummary> rows(Handle handle, UnitNames names, String after, int most) {
    return handle
        .createQuery(SUMS + " group by unit order by unit limit :most")
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> unit(row, names))
        .list();
  }

  /** What is kept under tokens, by what they stand for. */
  private static Map<String, UnitSummary> people(Handle handle, UnitNames names) {
    Map<String, UnitSummary> people = new HashMap<>();
    handle
        .createQuery(SUMS + " where unit like '%:~%' group by unit order by unit")
        .bind("after", "")
        .map((row, context) -> unit(row, names))
        .forEach(one -> people.merge(one.name(), one, UnitList::together));
    return people;
  }

  private static UnitSummary together(UnitSummary first, UnitSummary next) {
    Instant heard =
        first.lastHeard().isAfter(next.lastHeard()) ? first.lastHeard() : next.lastHeard();
    return new UnitSummary(
        first.key(),
        first.name(),
        first.documents() + next.documents(),
        first.pulls() + next.pulls(),
        heard);
  }

  private static UnitSummary unit(ResultSet row, UnitNames names) throws SQLException {
    return new UnitSummary(
        row.getString("unit"),
        names.of(row.getString("unit")),
        row.getLong("documents"),
        row.getLong("pulls"),
        Rows.time(row, "heard"));
  }
}
