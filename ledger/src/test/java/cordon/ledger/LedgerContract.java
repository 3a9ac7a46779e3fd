package cordon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a log takes and gives back, on whichever database. */
abstract class LedgerContract extends OpenLedger {
  @Test
  void factsComeBackAsTheyWereGiven() {
    FactDraft odd =
        new FactDraft(
            "odd.type",
            Instant.parse("2026-01-02T03:04:05.678901Z"),
            "user:Zo\u00eb \ud83e\udd80",
            "quote\" back\\slash",
            "{ \"a\" : [1, {\"\u00e9\": null}] }");
    Fact fact = ledger.append(odd).join();
    assertThat(fact)
        .isEqualTo(
            new Fact(
                0,
                fact.id(),
                Instant.parse("2026-01-02T03:04:05.678Z"),
                NOW,
                odd.type(),
                odd.actor(),
                odd.subject(),
                odd.body()));
    assertThat(ledger.read(FactQuery.all(10))).containsExactly(fact);
  }

  @Test
  void sequencesHaveNoGapsThoughWorkFails() {
    List<CompletableFuture<Fact>> futures = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      FactDraft draft = draft(n);
      if (n % 3 == 0) {
        futures.add(ledger.append(draft));
      } else if (n % 3 == 1) {
        futures.add(database.submit(handle -> ledger.append(handle, draft)));
      } else {
        database.submit(handle -> {
          ledger.append(handle, draft);
          throw new IllegalStateException("taken back");
        });
      }
    }
    List<Long> sequences = futures.stream().map(f -> f.join().sequence()).sorted().toList();
    assertThat(sequences).hasSize(200);
    for (int i = 0; i < 200; i++) {
      assertThat(sequences.get(i)).isEqualTo(i);
    }
    assertThat(ledger.size()).isEqualTo(200);
    assertThat(ledger.verify(n -> {})).isEqualTo(new Verification.Sound(0, 200, 1));
  }

  @Test
  void stateAndFactStandOrFallTogether() {
    assertThatThrownBy(() ->
            database.write(handle -> {
              ledger.append(handle, draft(1));
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");
    assertThat(ledger.size()).isZero();
    assertThat(ledger.read(FactQuery.all(1))).isEmpty();
  }

  @Test
  void aReaderCannotAppend() {
    assertThatThrownBy(() -> database.read(handle -> ledger.append(handle, draft(1))))
        .hasMessageContaining("inside Database.write");
    appendSome(0, 3);
    assertThat(ledger.size()).isEqualTo(3);
  }

  @Test
  void manyAppendAllOrNone() {
    List<Fact> facts = ledger.appendAll(List.of(draft(1), draft(2), draft(3))).join();
    assertThat(facts).extracting(Fact::sequence).containsExactly(0L, 1L, 2L);
    assertThat(ledger.appendAll(List.of()).join()).isEmpty();
    assertThatThrownBy(
            () -> ledger.appendAll(List.of(draft(1), new FactDraft("t", NOW, "a", "s", "[]"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no JSON object");
    assertThat(ledger.size()).isEqualTo(3);
  }

  @Test
  void refusesWhatCouldNotBeReadForEver() {
    String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
    for (FactDraft bad :
        List.of(
            new FactDraft("", NOW, "a", "s", "{}"),
            new FactDraft("t", NOW, "", "s", "{}"),
            new FactDraft("t", NOW, "a", "s\u0000", "{}"),
            new FactDraft("t", NOW, "a\tb", "s", "{}"),
            new FactDraft("t", NOW, "a\ud800", "s", "{}"),
            new FactDraft("t", NOW, "a", "s".repeat(2001), "{}"),
            new FactDraft("t", Instant.MAX, "a", "s", "{}"),
            new FactDraft("t", NOW, "a", "s", ""),
            new FactDraft("t", NOW, "a", "s", "{} {}"),
            new FactDraft("t", NOW, "a", "s", "{\"a\":1,\"a\":2}"),
            new FactDraft("t", NOW, "a", "s", "{\"a\":\"\ud800\"}"),
            new FactDraft("t", NOW, "a", "s", deep),
            new FactDraft("t", NOW, "a", "s", "{\"a\":\"" + "x".repeat(49_152) + "\"}"),
            new FactDraft("t", NOW, "a", "s", "{\"a\":\"" + "\u20ac".repeat(40_000) + "\"}"))) {
      assertThatThrownBy(() -> ledger.append(bad).join())
          .as("%.60s", bad)
          .hasMessageContaining("the log does not take this fact");
    }
    assertThat(ledger.size()).isZero();
  }

  @Test
  void queriesAgreeWithFiltering() {
    List<Fact> all = appendSome(0, 200);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      FactQuery query =
          new FactQuery(
              pick(random, "", "test.", "test.n1", "test.n", "tes%", "none"),
              random.nextInt(3) == 0
                  ? Optional.of("pkg:npm/p" + random.nextInt(8))
                  : Optional.empty(),
              random.nextInt(3) == 0
                  ? Optional.of(pick(random, "user:u2", "user:u4", "system", "user:none"))
                  : Optional.empty(),
              random.nextInt(3) == 0
                  ? Optional.of(Instant.ofEpochMilli(1_000_000 + random.nextInt(200)).plusNanos(1))
                  : Optional.empty(),
              random.nextInt(3) == 0
                  ? Optional.of(Instant.ofEpochMilli(1_000_000 + random.nextInt(200)))
                  : Optional.empty(),
              random.nextInt(100) - 1,
              1 + random.nextInt(50));
      List<Fact> matching = all.stream().filter(f -> matches(query, f)).toList();
      assertThat(ledger.read(query))
          .as("seed %d, %s", seed, query)
          .isEqualTo(matching.stream().limit(query.limit()).toList());
      assertThat(ledger.latest(query, 150))
          .as("seed %d, latest %s", seed, query)
          .isEqualTo(lastOf(matching.stream().filter(f -> f.sequence() < 150).toList(), query));
    }
  }

  private static List<Fact> lastOf(List<Fact> facts, FactQuery query) {
    return facts.subList(Math.max(0, facts.size() - query.limit()), facts.size());
  }

  private static boolean matches(FactQuery query, Fact fact) {
    return fact.sequence() > query.afterSequence()
        && fact.type().startsWith(query.typePrefix())
        && query.subject().map(fact.subject()::equals).orElse(true)
        && query.actor().map(fact.actor()::equals).orElse(true)
        && query.from().map(t -> !fact.time().isBefore(t)).orElse(true)
        && query.to().map(t -> fact.time().isBefore(t)).orElse(true);
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  @Test
  void aLogOpensWithItsOwnKeyOnly() {
    assertThatThrownBy(() ->
            Ledger.open(
                database,
                new LedgerConfig("log.example/test", folder.resolve("other"), Duration.ofHours(1)),
                InstantSource.fixed(NOW),
                new SecureRandom()))
        .hasMessageContaining("another key");
  }
}
