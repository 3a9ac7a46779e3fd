package cordon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log does, on whichever database. */
abstract class LedgerContract {
  static final Instant NOW = Instant.parse("2026-03-24T10:39:00.123Z");

  @TempDir Path folder;
  Database database;
  Ledger ledger;
  String url;

  /** Of an empty database. */
  abstract String newUrl();

  @BeforeEach
  void openNew() {
    url = newUrl();
    open();
  }

  void open() {
    database = Database.open(new DatabaseConfig(url, 2), List.of(Ledger.MIGRATIONS));
    ledger = open(database);
  }

  Ledger open(Database on) {
    return open(on, NOW);
  }

  Ledger open(Database on, Instant now) {
    return Ledger.open(
        on,
        new LedgerConfig("log.example/test", folder.resolve("key"), Duration.ofHours(1)),
        InstantSource.fixed(now),
        new SecureRandom());
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  static FactDraft draft(int n) {
    return new FactDraft(
        "test.n" + n % 3,
        Instant.ofEpochMilli(1_000_000 + n),
        n % 2 == 0 ? "user:u" + n % 5 : "system",
        "pkg:npm/p" + n % 7,
        "{\"n\":" + n + "}");
  }

  List<Fact> appendSome(int from, int to) {
    List<CompletableFuture<Fact>> futures = new ArrayList<>();
    for (int n = from; n < to; n++) {
      futures.add(ledger.append(draft(n)));
    }
    return futures.stream().map(CompletableFuture::join).toList();
  }

  void tamper(String sql) {
    database.write(handle -> handle.execute(sql));
  }

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
  void subscriberGetsEveryFactInOrderOverRestarts() throws Exception {
    appendSome(0, 20);
    LinkedBlockingQueue<Long> got = new LinkedBlockingQueue<>();
    try (Subscription subscription = ledger.subscribe("s", f -> got.add(f.sequence()))) {
      appendSome(20, 40);
      for (long n = 0; n < 40; n++) {
        assertThat(got.poll(30, TimeUnit.SECONDS)).isEqualTo(n);
      }
    }
    close();
    open();
    appendSome(40, 60);
    try (Subscription subscription = ledger.subscribe("s", f -> got.add(f.sequence()))) {
      for (long n = 40; n < 60; n++) {
        assertThat(got.poll(30, TimeUnit.SECONDS)).isEqualTo(n);
      }
      assertThat(got).isEmpty();
    }
  }

  @Test
  void handlerThatFailsGetsTheSameFactAgain() throws Exception {
    appendSome(0, 3);
    AtomicInteger refusals = new AtomicInteger(2);
    LinkedBlockingQueue<Long> got = new LinkedBlockingQueue<>();
    try (Subscription subscription =
        ledger.subscribe(
            "s",
            fact -> {
              if (fact.sequence() == 1 && refusals.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
              }
              got.add(fact.sequence());
            })) {
      for (long n = 0; n < 3; n++) {
        assertThat(got.poll(30, TimeUnit.SECONDS)).isEqualTo(n);
      }
      assertThat(refusals).hasValue(-1);
    }
  }

  @Test
  void followerSeesOnlyWhatComes() throws Exception {
    appendSome(0, 5);
    LinkedBlockingQueue<Long> got = new LinkedBlockingQueue<>();
    try (Subscription following = ledger.follow(() -> true, f -> got.add(f.sequence()))) {
      appendSome(5, 8);
      for (long n = 5; n < 8; n++) {
        assertThat(got.poll(30, TimeUnit.SECONDS)).isEqualTo(n);
      }
    }
    appendSome(8, 9);
    assertThat(got).isEmpty();
  }

  @Test
  void whatComesWhileNobodyWantsItIsPassedOver() throws Exception {
    AtomicInteger viewers = new AtomicInteger();
    LinkedBlockingQueue<Long> got = new LinkedBlockingQueue<>();
    try (Subscription following =
        ledger.follow(() -> viewers.get() > 0, f -> got.add(f.sequence()))) {
      appendSome(0, 5);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (following.next() < 5 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      viewers.set(1);
      appendSome(5, 6);
      assertThat(got.poll(30, TimeUnit.SECONDS)).isEqualTo(5);
    }
    assertThat(got).isEmpty();
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

  @Test
  void anErasedPersonIsForgottenAndTheLogStillHolds() {
    appendSome(0, 20);
    String token = database.write(handle -> ledger.commit(handle, "10.1.2.3"));
    assertThat(token).matches("~[A-Za-z0-9_-]{43}");
    assertThat(database.<String>write(handle -> ledger.commit(handle, "10.1.2.3")))
        .isEqualTo(token);
    assertThat(ledger.reveal(token)).contains("10.1.2.3");
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
    assertThat(database.<Boolean>write(handle -> ledger.erase(handle, "user:u2"))).isTrue();
    assertThat(database.<Boolean>write(handle -> ledger.erase(handle, "user:u2"))).isFalse();
    assertThat(database.<Boolean>write(handle -> ledger.erase(handle, "10.1.2.3"))).isTrue();
    assertThat(ledger.read(mine)).isEmpty();
    assertThat(ledger.reveal(token)).isEmpty();
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
    assertThat(database.<Integer>write(h -> ledger.erasePast(h, later, types, 10))).isEqualTo(1);
    assertThat(actors().get(0)).matches("user:~[A-Za-z0-9_-]{43}");
    assertThat(actors().subList(1, 3)).containsExactly("user:ben", "user:anna");
    assertThat(database.<Integer>write(h -> ledger.erasePast(h, later, types, 10))).isZero();
    ledger.checkpoint();
    assertThat(ledger.verify(n -> {})).isInstanceOf(Verification.Sound.class);
  }

  private List<String> actors() {
    return ledger.read(FactQuery.all(10)).stream().map(Fact::actor).toList();
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
