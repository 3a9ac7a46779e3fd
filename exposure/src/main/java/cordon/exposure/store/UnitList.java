package cordon.exposure.store;

import cordon.exposure.UnitSummary;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The units of which anything was heard. */
public final class UnitList {
  private UnitList() {}

  /**
   * By name.
   *
   * @param after only names behind this one; empty for all
   */
  public static List<UnitSummary> of(Handle handle, UnitNames names, String after, int most) {
    return handle
        .createQuery(
            "select unit, sum(documents) as documents, sum(pulls) as pulls, max(heard) as heard"
                + " from (select unit, count(*) as documents, 0 as pulls, max(observed) as heard"
                + " from exposure_document where unit > :after group by unit"
                + " union all select unit, 0, count(*), max(at)"
                + " from exposure_event where unit > :after group by unit) u"
                + " group by unit order by unit limit :most")
        .bind("after", after)
        .bind("most", most)
        .map((row, context) ->
            new UnitSummary(
                row.getString("unit"),
                names.of(row.getString("unit")),
                row.getLong("documents"),
                row.getLong("pulls"),
                Rows.time(row, "heard")))
        .list();
  }
}
