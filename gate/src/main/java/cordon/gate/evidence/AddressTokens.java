package cordon.gate.evidence;

import cordon.ledger.Ledger;
import cordon.store.Database;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * The ledger's tokens for addresses of clients, at hand while facts are written: an address is
 * personal data and stands in no leaf.
 */
final class AddressTokens {
  private static final int MOST = 10_000;

  private final Database database;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Map<String, String> known = new ConcurrentHashMap<>();
  private volatile long day;

  AddressTokens(Database database, Ledger ledger, InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The token of an address, durable before it is returned. */
  String of(String address) {
    forgetYesterday();
    String token = known.get(address);
    if (token == null) {
      token = database.write(h -> ledger.personal().commit(h, address));
      if (known.size() >= MOST) {
        known.clear();
      }
      // Another process may erase it at any time; only alone do we hear of it.
      if (!database.shared()) {
        known.put(address, token);
      }
    }
    return token;
  }

  /**
   * The token that stands now, on the writer: the one that was looked up, unless the address was
   * erased in between.
   */
  String current(Handle transaction, String address, String lookedUp) {
    return lookedUp.equals(known.get(address))
        ? lookedUp
        : ledger.personal().commit(transaction, address);
  }

  /** A token is good for a period of the ledger, which begins with a day. */
  private void forgetYesterday() {
    long today = WithheldAnswers.day(clock.instant());
    if (today != day) {
      known.clear();
      day = today;
    }
  }

  /** On the writer, before rows are erased. */
  void forget() {
    known.clear();
  }
}
