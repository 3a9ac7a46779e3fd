package cordon.gate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.gate.MovableClock;
import cordon.gate.TestDatabases;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill between a body and its row leaves behind. */
class LostBodiesTest {
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private Database database;
  private BlobStore blobs;
  private BodyFolder bodies;
  private Garbage garbage;

  @BeforeEach
  void open() {
    database = TestDatabases.open(TestDatabases.sqlite(folder));
    blobs = new BlobStore(folder.resolve("blobs"));
    bodies = BodyFolder.claim(database, blobs, new Random(1));
    garbage = new Garbage(database, bodies, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Digest body(String text) throws IOException {
    try (BlobStore.Incoming incoming = blobs.receive()) {
      incoming.out().write(text.getBytes(StandardCharsets.UTF_8));
      return incoming.show().sha256();
    }
  }

  private void search() throws InterruptedException {
    try (LostBodies search = LostBodies.search(database, bodies, clock)) {
      search.await();
    }
  }

  private void refer(String table, Digest to) {
    String row =
        switch (table) {
          case "gate_last_listing" ->
              "(upstream, name, confirmed_at, sha256, size) values ('u', 'n', 0";
          case "gate_document" -> "(upstream, name, checked_at, sha256, size) values ('u', 'n', 0";
          default ->
              "(upstream, name, version, file, expected, fetched_at, used_at, sha256, size)"
                  + " values ('u', 'n', '1', 'f', 'e', 0, 0";
        };
    database.write(h -> h.execute("insert into " + table + " " + row + ", ?, 1)", to.hex()));
  }

  @Test
  void whatNothingRefersToGoesLateAndAllElseStays() throws Exception {
    List<Digest> kept = List.of(body("taken up"), body("artifact"), body("listing"));
    refer("gate_artifact", kept.get(1));
    refer("gate_last_listing", kept.get(2));
    List<Digest> lost = List.of(body("lost"), body("lost too"));
    Files.writeString(folder.resolve("blobs").resolve("README"), "a stranger's file");
    search();
    garbage.swept();
    assertThat(lost).as("an answer may read it").allMatch(d -> blobs.find(d).isPresent());
    refer("gate_document", kept.get(0)); // taken up after it was found
    clock.advance(Garbage.DELAY.plusSeconds(1));
    garbage.swept();
    assertThat(lost).noneMatch(d -> blobs.find(d).isPresent());
    assertThat(kept).allMatch(d -> blobs.find(d).isPresent());
  }

  @Test
  void anotherStartDoesNotPutItOff() throws Exception {
    Digest lost = body("lost");
    search();
    clock.advance(Garbage.DELAY.minus(Duration.ofMinutes(1)));
    search();
    clock.advance(Duration.ofMinutes(2));
    garbage.swept();
    assertThat(blobs.find(lost)).isEmpty();
  }

  @Test
  void manyAreFoundInSteps() throws Exception {
    List<Digest> lost =
        IntStream.range(0, 1_000)
            .mapToObj(i -> {
              try {
                return body("lost " + i);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            })
            .toList();
    search();
    clock.advance(Garbage.DELAY.plusSeconds(1));
    for (int i = 0; i < 20; i++) {
      garbage.swept();
    }
    assertThat(lost).noneMatch(d -> blobs.find(d).isPresent());
  }

  @Test
  void eachServerSweepsItsOwnCopies() throws Exception {
    BlobStore others = new BlobStore(folder.resolve("other"));
    BodyFolder other = BodyFolder.claim(database, others, new Random(2));
    Digest both = body("on both");
    copy(both, others);
    Digest lostThere = body("lost there");
    copy(lostThere, others);
    blobs.delete(lostThere);
    database.write(h -> Garbage.note(h, both, clock.instant())); // evicted by either of them
    try (LostBodies search = LostBodies.search(database, other, clock)) {
      search.await();
    }
    clock.advance(Garbage.DELAY.plusSeconds(1));
    garbage.swept();
    assertThat(blobs.find(both)).isEmpty();
    assertThat(others.find(both)).isPresent();
    new Garbage(database, other, clock).swept();
    assertThat(others.find(both)).isEmpty();
    assertThat(others.find(lostThere)).isEmpty();
  }

  @Test
  void nobodyKeepsAListForAServerThatIsGone() throws Exception {
    BodyFolder.claim(database, new BlobStore(folder.resolve("gone")), new Random(2));
    database.write(h -> Garbage.note(h, Digest.sha256Of(new byte[1]), clock.instant()));
    clock.advance(Garbage.GONE.plusDays(1));
    garbage.swept();
    int left =
        database.read(
            h -> h.createQuery("select count(*) from gate_garbage").mapTo(Integer.class).one());
    assertThat(left).isZero();
  }

  private void copy(Digest body, BlobStore to) throws IOException {
    try (BlobStore.Incoming incoming = to.receive()) {
      incoming.out().write(Files.readAllBytes(blobs.find(body).orElseThrow().path()));
      incoming.show();
    }
  }
}
