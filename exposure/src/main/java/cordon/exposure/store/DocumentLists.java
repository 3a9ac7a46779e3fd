package cordon.exposure.store;

import cordon.exposure.observation.Inventory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** What single documents list, for questions about a few of them. */
public final class DocumentLists {
  /** In one statement; databases take no more than some thousand. */
  private static final int AT_ONCE = 500;

  /** Equal lists of many units are read once; some megabytes. */
  private static final int MOST_KEPT = 200;

  private DocumentLists() {}

  /**
   * @param id of the document
   * @param name of the file
   */
  public record Listed(long id, String name) {}

  /** Tells what each document lists; those that list nothing are left out. */
  public static void each(
      Handle handle, List<Long> documents, BiConsumer<Listed, Inventory> visitor) {
    Map<Long, Inventory> kept = new HashMap<>();
    for (int from = 0; from < documents.size(); from += AT_ONCE) {
      List<Row> rows =
          handle
              .createQuery(
                  "select id, name, inventory from exposure_document"
                      + " where inventory is not null and id in (<ids>) order by id")
              .bindList("ids", documents.subList(from, Math.min(documents.size(), from + AT_ONCE)))
              .map((row, context) ->
                  new Row(
                      new Listed(row.getLong("id"), row.getString("name")),
                      row.getLong("inventory")))
              .list();
      for (Row row : rows) {
        if (kept.size() >= MOST_KEPT && !kept.containsKey(row.inventory)) {
          kept.clear();
        }
        visitor.accept(
            row.document,
            kept.computeIfAbsent(row.inventory, id -> InventoryTable.read(handle, id)));
      }
    }
  }

  private record Row(Listed document, long inventory) {}
}
