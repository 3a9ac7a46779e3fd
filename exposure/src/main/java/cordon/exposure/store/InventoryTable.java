package cordon.exposure.store;

import cordon.base.Digest;
import cordon.exposure.observation.Inventory;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Inventories by what they list. */
public final class InventoryTable {
  private InventoryTable() {}

  /**
   * An inventory made ready to be kept, outside of the one thread that writes.
   *
   * @param packed as it is stored
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Packed(String digest, int items, byte[] packed) {
    public static Packed of(Inventory inventory) {
      byte[] encoded = InventoryCodec.encode(inventory);
      return new Packed(
          Digest.sha256Of(encoded).hex(), inventory.items().size(), InventoryCodec.pack(encoded));
    }
  }

  /** The number of this inventory, which is added where it is not there. */
  public static long number(Handle handle, Packed inventory) {
    return find(handle, inventory.digest).orElseGet(() -> add(handle, inventory));
  }

  private static Optional<Long> find(Handle handle, String digest) {
    return handle
        .createQuery("select id from exposure_inventory where digest = ?")
        .bind(0, digest)
        .mapTo(Long.class)
        .findOne();
  }

  private static long add(Handle handle, Packed inventory) {
    long id = Rows.next(handle, "exposure_inventory");
    handle
        .createUpdate(
            "insert into exposure_inventory (id, digest, items, packed) values (?, ?, ?, ?)")
        .bind(0, id)
        .bind(1, inventory.digest)
        .bind(2, inventory.items)
        .bind(3, inventory.packed)
        .execute();
    return id;
  }

  static Inventory read(Handle handle, long id) {
    byte[] packed =
        handle
            .createQuery("select packed from exposure_inventory where id = ?")
            .bind(0, id)
            .mapTo(byte[].class)
            .one();
    return InventoryCodec.decode(InventoryCodec.unpack(packed));
  }
}
