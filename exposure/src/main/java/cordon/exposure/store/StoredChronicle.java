package cordon.exposure.store;

import cordon.exposure.Grade;
import cordon.exposure.observation.Chronicle;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Sighting;
import cordon.exposure.observation.Sighting.Open;
import cordon.formats.lockfile.LockfileKind;
import cordon.store.Database;
import java.lang.ref.WeakReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is in the tables. All of one replay is of one state of the database, and rows are streamed;
 * of the inventories, those are in memory that the listener keeps hold of.
 */
public final class StoredChronicle implements Chronicle {
  static final int ROWS_AT_ONCE = 500;

  /** The sum keeps databases from choosing the index of the moment and sorting all rows. */
  private static final String SIGHTINGS =
      "select id, kind, unit, provenance, stream, observed, learned, inventory, grade, complete,"
          + " lacking, build_run from exposure_document where inventory is not null and learned + 0 <= ?"
          + " order by unit, provenance, stream, observed, id";

  private final Database database;
  private final UnitNames.Memory memory;

  public StoredChronicle(Database database, UnitNames.Memory memory) {
    this.database = database;
    this.memory = memory;
  }

  @Override
  public void replay(Instant asOf, Listener listener) {
    database.read(handle -> {
      replay(handle, asOf, listener);
      return true;
    });
  }

  private void replay(Handle handle, Instant asOf, Listener listener) {
    Inventories inventories = new Inventories(handle);
    handle
        .createQuery(SIGHTINGS)
        .bind(0, asOf.toEpochMilli())
        .setFetchSize(ROWS_AT_ONCE)
        .map((row, context) -> sighting(row, inventories))
        .forEach(listener::sighting);
    EventTable.replay(handle, asOf, new UnitNames(handle, memory), listener::event);
    SaidTable.replay(handle, asOf, listener);
    ReleaseTimeTable.replay(handle, asOf, listener);
    StatedTimeTable.replay(handle, asOf, listener);
  }

  private static Sighting sighting(ResultSet row, Inventories inventories) throws SQLException {
    return new Sighting(
        row.getLong("id"),
        row.getString("unit"),
        Rows.stream(row),
        Rows.time(row, "observed"),
        Rows.time(row, "learned"),
        inventories.at(row.getLong("inventory")),
        Grade.valueOf(row.getString("grade")),
        row.getBoolean("complete"),
        Rows.types(row.getString("lacking")),
        open(row));
  }

  /** Documents from which builds choose; others tell what was chosen. */
  private static final Set<String> ASKING =
      Set.of(LockfileKind.REQUIREMENTS.document(), LockfileKind.POM.document());

  private static Open open(ResultSet row) throws SQLException {
    if (!ASKING.contains(row.getString("kind"))) {
      return Open.UNTOLD;
    }
    return row.getString("build_run").isEmpty() ? Open.BY_BUILDS : Open.BY_THIS_BUILD;
  }

  /** Those in use, each once. */
  private static final class Inventories {
    private final Handle handle;
    private final Map<Long, WeakReference<Inventory>> known = new HashMap<>();

    Inventories(Handle handle) {
      this.handle = handle;
    }

    Inventory at(long id) {
      WeakReference<Inventory> reference = known.get(id);
      @Nullable Inventory held = reference == null ? null : reference.get();
      if (held == null) {
        held = InventoryTable.read(handle, id);
        known.put(id, new WeakReference<>(held));
      }
      return held;
    }
  }
}
