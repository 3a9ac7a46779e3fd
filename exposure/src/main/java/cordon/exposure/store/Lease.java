package cordon.exposure.store;

import cordon.store.Database;
import java.time.Duration;
import java.time.Instant;

/** Lets one of several servers on one database do a work; a killed one's share ends by itself. */
public final class Lease {
  private final Database database;
  private final String name;
  private final String holder;
  private final Duration length;

  /**
   * @param holder of this process alone
   * @param length longer than the work takes
   */
  public Lease(Database database, String name, String holder, Duration length) {
    this.database = database;
    this.name = name;
    this.holder = holder;
    this.length = length;
  }

  /** Takes it, or keeps it; false while another has it. */
  public boolean take(Instant now) {
    return database.write(handle -> {
      handle.execute(
          "insert into exposure_lease (name, holder, until) values (?, ?, 0)"
              + " on conflict (name) do nothing",
          name,
          holder);
      return handle.execute(
              "update exposure_lease set holder = ?, until = ?"
                  + " where name = ? and (holder = ? or until <= ?)",
              holder,
              now.plus(length).toEpochMilli(),
              name,
              holder,
              now.toEpochMilli())
          > 0;
    });
  }

  /** Gives it up, so that the next need not wait for its end. */
  public void release() {
    database.write(handle ->
        handle.execute(
            "update exposure_lease set until = 0 where name = ? and holder = ?", name, holder));
  }
}
