package cordon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** What a log proves of itself and how it sees that it was altered, on whichever database. */
abstract class ProofContract extends OpenLedger {
  void tamper(String sql) {
    database.write(handle -> handle.execute(sql));
  }

  @Test
  void everyFactCanBeProvenAndNothingElse() {
    List<Fact> facts = appendSome(0, 600);
    for (int sequence : new int[] {0, 1, 255, 256, 511, 512, 599}) {
      FactProof proof = FactProof.parse(ledger.prove(sequence).text());
      assertThat(proof.verify(ledger.verifierKey())).isTrue();
      assertThat(new String(proof.leaf(), java.nio.charset.StandardCharsets.UTF_8))
          .contains(facts.get(sequence).id())
          .doesNotContain("user:u");
      FactProof forged =
          new FactProof(
              "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
              proof.inclusion(),
              proof.note());
      assertThat(forged.verify(ledger.verifierKey())).isFalse();
    }
    assertThatThrownBy(() -> ledger.prove(600)).hasMessageContaining("no fact 600");
  }

  @Test
  void checkpointsGrowFromEachOther() {
    SignedCheckpoint empty = ledger.checkpoint();
    appendSome(0, 300);
    SignedCheckpoint first = ledger.checkpoint();
    assertThat(ledger.checkpoint().note().format()).isEqualTo(first.note().format());
    appendSome(300, 1000);
    SignedCheckpoint second = ledger.checkpoint();
    assertThat(
            ledger
                .consistency(300, 1000)
                .verify(first.checkpoint().root(), second.checkpoint().root()))
        .isTrue();
    assertThat(empty.checkpoint().size()).isZero();
    assertThat(ledger.verify(n -> {})).isEqualTo(new Verification.Sound(1000, 0, 3));
    assertThat(ledger.status().size()).isEqualTo(1000);
    assertThat(ledger.status().latest().orElseThrow().note().format())
        .isEqualTo(second.note().format());
  }

  @Test
  void verifyNamesTheFirstBadFact() {
    appendSome(0, 300);
    ledger.checkpoint();
    appendSome(300, 400);
    ledger.checkpoint();
    tamper("UPDATE ledger_fact SET subject = 'pkg:npm/other' WHERE sequence IN (123, 350)");
    assertBroken(123, "altered");
    tamper(
        "UPDATE ledger_fact SET leaf_hash = (SELECT f.leaf_hash FROM ledger_fact f WHERE f.sequence = 5), body = '{}' WHERE sequence = 7");
    assertBroken(7, "altered");
  }

  @Test
  void verifySeesAFactWhoseHashesWereRecomputed() {
    appendSome(0, 300);
    ledger.checkpoint();
    appendSome(300, 400);
    ledger.checkpoint();
    database.write(handle -> {
      handle.execute("UPDATE ledger_fact SET body = '{\"n\":0}' WHERE sequence = 350");
      return rehash(handle, 350);
    });
    assertBroken(300, "facts from 300 to 399 are not those that were signed");
    database.write(handle -> {
      handle.execute("UPDATE ledger_fact SET body = '{\"n\":0}' WHERE sequence = 11");
      return rehash(handle, 11);
    });
    assertBroken(11, "its hash is not the tree's");
  }

  private static int rehash(Handle handle, long sequence) {
    byte[] hash = cordon.ledger.tree.Hashes.leaf(FactReader.leaves(handle, sequence, 1).getFirst());
    return handle.execute(
        "UPDATE ledger_fact SET leaf_hash = ? WHERE sequence = ?", hash, sequence);
  }

  @Test
  void verifySeesLostFactsAndForeignSignaturesAndRenamedPeople() {
    appendSome(0, 300);
    ledger.checkpoint();
    tamper("UPDATE ledger_erasable SET value = 'user:somebody' WHERE value = 'user:u2'");
    assertBroken(2, "is not the one that was committed to");
    tamper("UPDATE ledger_erasable SET value = 'user:u2' WHERE value = 'user:somebody'");
    tamper("DELETE FROM ledger_fact WHERE sequence = 299");
    assertBroken(299, "300 facts and has 299");
    tamper("UPDATE ledger_head SET size = 299");
    assertBroken(299, "missing");
    assertThat(
            LedgerVerifier.verify(
                database,
                cordon.ledger.note.SigningKey.generate("log.example/test", new SecureRandom())
                    .verifier(),
                n -> {}))
        .isInstanceOfSatisfying(
            Verification.Broken.class, b -> assertThat(b.reason()).contains("not signed by"));
  }

  @Test
  void nothingIsSignedOnTopOfAnAlteredPast() {
    appendSome(0, 300);
    ledger.checkpoint();
    database.write(handle -> {
      handle.execute("UPDATE ledger_fact SET body = '{\"n\":0}' WHERE sequence = 290");
      return rehash(handle, 290);
    });
    appendSome(300, 310);
    assertThatThrownBy(ledger::checkpoint)
        .hasMessageContaining("does not contain what it has signed");
  }

  void assertBroken(long sequence, String reason) {
    assertThat(ledger.verify(n -> {}))
        .isInstanceOfSatisfying(
            Verification.Broken.class,
            broken -> {
              assertThat(broken.firstBad()).isEqualTo(sequence);
              assertThat(broken.reason()).contains(reason);
            });
  }
}
