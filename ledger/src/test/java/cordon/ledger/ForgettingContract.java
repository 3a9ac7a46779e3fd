package cordon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a log forgets people and still holds, on whichever database. */
abstract class ForgettingContract extends OpenLedger {
  @Test
  void anErasedPersonIsForgottenAndTheLogStillHolds() {
    appendSome(0, 20);
    String token = database.write(handle -> ledger.personal().commit(handle, "10.1.2.3"));
    assertThat(token).matches("~[A-Za-z0-9_-]{43}");
    assertThat(database.<String>write(handle -> ledger.personal().commit(handle, "10.1.2.3")))
        .isEqualTo(token);
    assertThat(ledger.personal().reveal(token)).contains("10.1.2.3");
    FactQuery mine =
        new FactQuery(
            "",
            Optional.empty(),
            Optional.of("user:u2"),
            Optional.empty(),
            Optional.empty(),
            -1,
            100);
    long before = ledger.read(mine).size();
    assertThat(before).isPositive();
    assertThat(database.<Boolean>write(handle -> ledger.personal().erase(handle, "user:u2")))
        .isTrue();
    assertThat(database.<Boolean>write(handle -> ledger.personal().erase(handle, "user:u2")))
        .isFalse();
    assertThat(database.<Boolean>write(handle -> ledger.personal().erase(handle, "10.1.2.3")))
        .isTrue();
    assertThat(ledger.read(mine)).isEmpty();
    assertThat(ledger.personal().reveal(token)).isEmpty();
    assertThat(ledger.read(FactQuery.all(100)).get(2).actor()).matches("user:~[A-Za-z0-9_-]{43}");
    ledger.checkpoint();
    assertThat(ledger.verify(n -> {})).isEqualTo(new Verification.Sound(20, 0, 2));
    appendSome(22, 23);
    assertThat(ledger.read(mine)).hasSize(1);
  }

  @Test
  void oldFactsForgetWhomNewOnesStillName() {
    Instant later = NOW.plus(Duration.ofDays(61));
    FactDraft old = new FactDraft("test.old", NOW, "user:anna", "thing", "{}");
    FactDraft kept = new FactDraft("test.kept", NOW, "user:ben", "thing", "{}");
    FactDraft recent = new FactDraft("test.old", later, "user:anna", "thing", "{}");
    ledger.appendAll(List.of(old, kept)).join();
    ledger.checkpoint();
    ledger.close();
    ledger = open(database, later);
    ledger.append(recent).join();
    assertThat(actors()).containsExactly("user:anna", "user:ben", "user:anna");

    List<String> types = List.of("test.old");
    assertThat(database.<Integer>write(h -> ledger.personal().erasePast(h, later, types, 10)))
        .isEqualTo(1);
    assertThat(actors().get(0)).matches("user:~[A-Za-z0-9_-]{43}");
    assertThat(actors().subList(1, 3)).containsExactly("user:ben", "user:anna");
    assertThat(database.<Integer>write(h -> ledger.personal().erasePast(h, later, types, 10)))
        .isZero();
    ledger.checkpoint();
    assertThat(ledger.verify(n -> {})).isInstanceOf(Verification.Sound.class);
  }

  private List<String> actors() {
    return ledger.read(FactQuery.all(10)).stream().map(Fact::actor).toList();
  }
}
