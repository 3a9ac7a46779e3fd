package cordon.exposure;

import cordon.exposure.intake.PullFact;
import cordon.exposure.store.EventTable;
import cordon.ledger.Fact;
import cordon.ledger.PersonalData;
import cordon.ledger.Projection;
import cordon.store.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Takes in what is pulled through the gate, which the ledger tells. */
final class PulledReleases {
  private final PersonalData people;

  private PulledReleases(PersonalData people) {
    this.people = people;
  }

  /** Goes on where it, or another server of the same database, stopped. */
  static Projection projection(Database database, PersonalData people) {
    return new Projection(database, "exposure", new PulledReleases(people)::takeIn);
  }

  private void takeIn(Handle transaction, long from, long to) throws SQLException {
    List<Fact> facts =
        Projection.facts(transaction, from, to).stream()
            .filter(fact -> fact.type().equals(PullFact.TYPE))
            .toList();
    if (facts.isEmpty()) {
      return;
    }
    List<String> workloads =
        facts.stream().map(Fact::actor).filter(PullFact::isWorkload).distinct().toList();
    Map<String, String> names =
        workloads.isEmpty() ? Map.of() : people.reveal(transaction, workloads);
    EventTable.add(
        transaction,
        facts.stream()
            .flatMap(fact ->
                PullFact.read(fact, names.getOrDefault(fact.actor(), fact.actor())).stream())
            .toList());
  }
}
