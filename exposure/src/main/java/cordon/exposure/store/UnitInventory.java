package cordon.exposure.store;

import cordon.exposure.Grade;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Edge;
import cordon.exposure.observation.Inventory.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What one unit had at a moment, as it was known at another: of each stream the last complete
 * document, and what incomplete ones added since.
 *
 * @param items each with the surest grade of evidence
 * @param edges by item: what it needs
 * @param complete whether every stream had a complete document
 * @param observed when the last of them was true; the epoch where there is none
 */
public record UnitInventory(
    Map<Item, Grade> items, Map<Item, Set<Item>> edges, boolean complete, Instant observed) {

  /**
   * @param complete whether it lists everything, but for packages of the types that are lacking
   * @param still the types of which a later document does not tell all; empty for all that it lists
   */
  private record Row(
      String stream,
      Instant observed,
      long inventory,
      Grade grade,
      boolean complete,
      Set<String> lacking,
      Optional<Set<String>> still) {

    boolean tellsAll() {
      return complete && lacking.isEmpty() && still.isEmpty();
    }

    boolean counts(Item item) {
      return still.isEmpty() || still.get().contains(item.type());
    }

    /** Beside a later document that is complete but for these. */
    Row before(Set<String> types) {
      Set<String> both = new HashSet<>(types);
      still.ifPresent(both::retainAll);
      return new Row(stream, observed, inventory, grade, complete, lacking, Optional.of(both));
    }
  }

  /**
   * @param at when it was true
   * @param asOf from what was known then
   */
  public static UnitInventory of(Handle handle, String unit, Instant at, Instant asOf) {
    List<Row> rows =
        handle
            .createQuery(
                "select provenance, stream, observed, inventory, grade, complete,"
                    + " lacking"
                    + " from exposure_document where unit = :unit and inventory is not null"
                    + " and observed <= :at and learned <= :as_of"
                    + " order by provenance, stream, observed, id")
            .bind("unit", unit)
            .bind("at", at.toEpochMilli())
            .bind("as_of", asOf.toEpochMilli())
            .map((row, context) ->
                new Row(
                    row.getString("provenance") + " " + row.getString("stream"),
                    Rows.time(row, "observed"),
                    row.getLong("inventory"),
                    Grade.valueOf(row.getString("grade")),
                    row.getBoolean("complete"),
                    Rows.types(row.getString("lacking")),
                    Optional.empty()))
            .list();
    Map<String, List<Row>> standing = new LinkedHashMap<>();
    for (Row row : rows) {
      List<Row> stream = standing.computeIfAbsent(row.stream, s -> new ArrayList<>());
      if (row.complete) {
        stream.replaceAll(before -> before.before(row.lacking));
        stream.removeIf(before -> before.still.filter(Set::isEmpty).isPresent());
      }
      stream.add(row);
    }
    return merged(handle, standing);
  }

  private static UnitInventory merged(Handle handle, Map<String, List<Row>> standing) {
    Map<Item, Grade> items = new LinkedHashMap<>();
    Map<Item, Set<Item>> edges = new HashMap<>();
    boolean complete = !standing.isEmpty();
    Instant observed = Instant.EPOCH;
    for (List<Row> stream : standing.values()) {
      complete &= stream.getFirst().tellsAll();
      for (Row row : stream) {
        observed = row.observed.isAfter(observed) ? row.observed : observed;
        add(InventoryTable.read(handle, row.inventory), row, items, edges);
      }
    }
    return new UnitInventory(items, edges, complete, observed);
  }

  private static void add(
      Inventory list, Row row, Map<Item, Grade> items, Map<Item, Set<Item>> edges) {
    for (Item item : list.items()) {
      if (row.counts(item)) {
        items.merge(item, row.grade, (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }
    for (Edge edge : list.edges()) {
      Item from = list.items().get(edge.from());
      Item to = list.items().get(edge.to());
      if (row.counts(from) && row.counts(to)) {
        edges.computeIfAbsent(from, i -> new LinkedHashSet<>()).add(to);
      }
    }
  }
}
