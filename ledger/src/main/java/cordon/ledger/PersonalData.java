package cordon.ledger;

import cordon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What of the facts is about people: kept outside the tree under tokens, so that it can be
 * forgotten for good while every proof still holds.
 */
public final class PersonalData {
  private final Database database;
  private final FactTable table;
  private final FactIndex index;
  private final InstantSource clock;

  PersonalData(Database database, FactTable table, FactIndex index, InstantSource clock) {
    this.database = database;
    this.table = table;
    this.index = index;
    this.clock = clock;
  }

  /**
   * Keeps a piece of personal data outside the tree.
   *
   * @return the commitment to put into a fact's body in its place, {@code ~} and 43 characters; the
   *     same for the same value within a period of 30 days, until it is erased
   */
  public String commit(Handle transaction, String value) {
    return table.token(transaction, value, clock.instant());
  }

  /** The tokens of an actor or of a value given to {@link #commit}; none where it is not known. */
  public List<String> tokensOf(Handle handle, String value) {
    return Erasables.tokens(handle, value);
  }

  /** What tokens stand for, without those that were erased. */
  public Map<String, String> reveal(Handle handle, Collection<String> tokens) {
    return Erasables.values(handle, tokens);
  }

  /** What a commitment stands for; empty when it was erased. */
  public Optional<String> reveal(String commitment) {
    return database.read(handle -> Erasables.value(handle, commitment));
  }

  /**
   * Forgets, for good, actors and values of facts that are older than an instant, by whole periods
   * of 30 days; the facts stay and stay provable. An actor who is named in a fact of another type
   * stays.
   *
   * @param types of facts whose actors are to be forgotten
   * @param limit so many at once
   * @return how many were forgotten; fewer than the limit when there are no more
   */
  public int erasePast(Handle transaction, Instant before, List<String> types, int limit) {
    index.catchUp(transaction);
    return Erasables.erasePast(transaction, before, types, limit);
  }

  /**
   * Forgets a value for good, an actor such as {@code user:…} or one given to {@link #commit}: its
   * facts stay and stay provable, but nobody can tell any more whose they are.
   *
   * @return whether it was known
   */
  public boolean erase(Handle transaction, String value) {
    return Erasables.erase(transaction, value);
  }
}
