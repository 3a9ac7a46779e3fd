package cordon.exposure.store;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.exposure.Build;
import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.Exposure;
import cordon.exposure.Grade;
import cordon.exposure.Provenance;
import cordon.exposure.observation.Event;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Edge;
import cordon.exposure.observation.Inventory.Item;
import cordon.exposure.observation.Relation;
import cordon.ledger.Ledger;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the past stays what it was; the same on both databases. */
abstract class ChronicleContract {
  static final Instant START = Instant.parse("2026-03-24T10:00:00Z");

  @TempDir Path folder;
  private Database database;
  private StoredChronicle chronicle;
  private Instant now = START;

  /** A fresh database. */
  abstract String newUrl(Path inFolder);

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseConfig(newUrl(folder), 2), List.of(Ledger.MIGRATIONS, Exposure.MIGRATIONS));
    chronicle = new StoredChronicle(database, (h, tokens) -> Map.of());
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void whatWasToldOfAMomentIsToldOfItForEver() {
    long seed = 20_260_324;
    Random random = new Random(seed);
    Map<Instant, List<String>> told = new LinkedHashMap<>();
    for (int step = 0; step < 120; step++) {
      now = now.plusMillis(random.nextInt(4) - 1); // also stands still and is set back
      anything(random, step);
      Instant moment = database.read(DocumentTable::lastLearned).orElseThrow();
      assertThat(told).as("seed %s, step %s", seed, step).doesNotContainKey(moment);
      told.put(moment, Transcript.of(chronicle, moment).lines);
    }
    told.forEach((moment, lines) ->
        assertThat(Transcript.of(chronicle, moment).lines)
            .as("seed %s, as of %s", seed, moment)
            .isEqualTo(lines));
    assertThat(Transcript.of(chronicle, START.minusSeconds(2_000)).lines).isEmpty();
  }

  private void anything(Random random, int step) {
    switch (random.nextInt(4)) {
      case 0, 1 -> keep(lockfile(random, step));
      case 2 -> keep(estate(random, step));
      default -> event(step, "ci", now.minusSeconds(random.nextInt(1_000)));
    }
  }

  private NewDocument lockfile(Random random, int step) {
    return document(
        "uv.lock " + step,
        "app" + random.nextInt(3),
        "s" + random.nextInt(2),
        START.minusSeconds(random.nextInt(5_000)),
        Optional.of(inventory(random.nextInt(4))),
        List.of());
  }

  private NewDocument estate(Random random, int step) {
    List<Said> said = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      said.add(reaches("app" + i, "key" + random.nextInt(3)));
      said.add(
          new Said.Described(
              new Entity(EntityKind.CREDENTIAL, "key" + i),
              random.nextBoolean() ? Map.of() : Map.of("kind", "cloud", "place", "p" + step)));
    }
    return document(
        "estate " + step, "", "estate" + random.nextInt(2), now, Optional.empty(), said);
  }

  @Test
  void sightingsOfAStreamFollowEachOtherInTheOrderOfTheWorldAndNotOfOurHearing() {
    keep(document("late", "app", "s", START.plusSeconds(9), Optional.of(inventory(1)), List.of()));
    keep(document("other", "b", "s", START, Optional.of(inventory(2)), List.of()));
    keep(document("early", "app", "s", START.minusSeconds(9), inventoryOf(1), List.of()));
    Transcript transcript = Transcript.of(chronicle, START.plusSeconds(60));
    assertThat(transcript.lines.stream().map(l -> l.replaceAll(",.*", "")))
        .containsExactly("Sighting[source=3", "Sighting[source=1", "Sighting[source=2");
    assertThat(transcript.inventories.get(0)).isSameAs(transcript.inventories.get(1));
    assertThat(count("exposure_inventory")).isEqualTo(2);
  }

  @Test
  void theLastDocumentOfAStreamWithdrawsWhatItLacks() {
    NewDocument first =
        document("a", "", "e", START, Optional.empty(), List.of(reaches("app", "key")));
    Instant before = keep(first).learned();
    keep(document("b", "", "e", START, Optional.empty(), List.of()));
    assertThat(Transcript.of(chronicle, before).lines).hasSize(1);
    assertThat(Transcript.of(chronicle, START.plusSeconds(60)).lines).isEmpty();
    assertThat(count("exposure_statement")).isEqualTo(1);
  }

  @Test
  void anOlderDocumentThatComesLateWithdrawsNothing() {
    keep(document("new", "", "e", START, Optional.empty(), List.of(reaches("app", "key"))));
    keep(document("old", "", "e", START.minusSeconds(9), Optional.empty(), List.of()));
    assertThat(Transcript.of(chronicle, START.plusSeconds(60)).lines).hasSize(1);
  }

  @Test
  void statementsAndDescriptionsComeBackWhole() {
    Entity key = new Entity(EntityKind.CREDENTIAL, "key ü");
    Said.Related open =
        new Said.Related(
            key,
            Relation.OPENS,
            new Entity(EntityKind.DATASET, "d"),
            Optional.of(START),
            Optional.of(START.plusSeconds(1)));
    Said.Described described = new Said.Described(key, Map.of("kind", "cloud", "place", "~/.aws"));
    keep(document("a", "", "e", START, Optional.empty(), List.of(open, described)));
    assertThat(Transcript.of(chronicle, START).lines)
        .containsExactly(
            "Statement[source=1, stream=e, from=credential:key ü, relation=OPENS, to=dataset:d,"
                + " since=Optional[2026-03-24T10:00:00Z], until=Optional[2026-03-24T10:00:01Z],"
                + " learned=2026-03-24T10:00:00Z]",
            "1 e credential:key ü {kind=cloud, place=~/.aws} 2026-03-24T10:00:00Z");
  }

  @Test
  void aFactThatComesLateIsLearnedLate() {
    Instant before =
        keep(document("a", "app", "s", START, Optional.of(inventory(1)), List.of())).learned();
    event(7, "ci", START.minusSeconds(60));
    assertThat(Transcript.of(chronicle, before).lines).hasSize(1);
    assertThat(Transcript.of(chronicle, before.plusMillis(1)).lines).hasSize(2);
  }

  @Test
  void manyBuildsWithTheSameLockfileAreOneInventory() {
    for (int i = 0; i < 300; i++) {
      keep(document("d" + i, "app" + i, "s", START, Optional.of(inventory(3)), List.of()));
    }
    assertThat(count("exposure_inventory")).isEqualTo(1);
    assertThat(Transcript.of(chronicle, START.plusSeconds(60)).inventories.stream().distinct())
        .hasSize(1);
  }

  private static Optional<Inventory> inventoryOf(int number) {
    return Optional.of(inventory(number));
  }

  private static Inventory inventory(int number) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i <= number; i++) {
      items.add(new Item("pypi", "name" + i, Optional.of("1." + number), "", i == 0));
    }
    items.add(new Item("npm", "@a/b", Optional.empty(), ">=1", true));
    return new Inventory(items, number == 0 ? List.of() : List.of(new Edge(0, 1)));
  }

  private static Said reaches(String unit, String credential) {
    return new Said.Related(
        new Entity(EntityKind.UNIT, unit),
        Relation.REACHES,
        new Entity(EntityKind.CREDENTIAL, credential),
        Optional.empty(),
        Optional.empty());
  }

  private static NewDocument document(
      String content,
      String unit,
      String stream,
      Instant observed,
      Optional<Inventory> inventory,
      List<Said> said) {
    return new NewDocument(
        Digest.sha256Of(content.getBytes(StandardCharsets.UTF_8)),
        content,
        "test",
        unit,
        content.startsWith("estate") || content.endsWith("7")
            ? Provenance.ANALYST
            : Provenance.BUILD,
        stream,
        observed,
        Grade.LOCKED,
        true,
        Set.of(),
        Build.NONE,
        inventory,
        said,
        List.of());
  }

  private StoredDocument keep(NewDocument document) {
    return database.write(h ->
        DocumentTable.add(
            h,
            document,
            document.inventory().map(InventoryTable.Packed::of),
            DocumentTable.learned(h, now),
            0));
  }

  private void event(long sequence, String unit, Instant learned) {
    database.write(h -> {
      EventTable.add(
          h, List.of(new Event(sequence, unit, "pypi", "n", "1", learned, learned, Grade.FETCHED)));
      return true;
    });
  }

  private long count(String table) {
    return database.read(
        h -> h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }
}
