package cordon.gate.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.gate.TestDatabases;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of bodies serves one database. */
class BodyFolderTest {
  private final Random random = new Random(1);
  @TempDir Path folder;
  private Database right;
  private Database wrong;
  private BlobStore bodies;

  @BeforeEach
  void open() {
    right = TestDatabases.open("jdbc:sqlite:" + folder.resolve("right.db"));
    wrong = TestDatabases.open("jdbc:sqlite:" + folder.resolve("wrong.db"));
    bodies = new BlobStore(folder.resolve("blobs"));
  }

  @AfterEach
  void close() {
    right.close();
    wrong.close();
  }

  private BodyFolder claim(Database database) {
    return BodyFolder.claim(database, bodies, random);
  }

  private AbstractThrowableAssert<?, ?> refused(Database database) {
    return assertThatThrownBy(() -> claim(database))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().type()).isEqualTo("gate/other-database");
              assertThat(e.problem().remedy()).contains("--db").contains("delete that folder");
            });
  }

  private void body() throws IOException {
    try (BlobStore.Incoming incoming = bodies.receive()) {
      incoming.out().write(1);
      incoming.show();
    }
  }

  @Test
  void theFirstDatabaseTakesItAndNoOtherGetsIt() {
    BodyFolder claimed = claim(right);
    assertThat(claim(right)).isEqualTo(claimed);
    refused(wrong);
    assertThat(claim(right)).isEqualTo(claimed);
  }

  @Test
  void eachFolderOfADatabaseHasANameOfItsOwn() {
    BlobStore other = new BlobStore(folder.resolve("other"));
    assertThat(BodyFolder.claim(right, other, random).id()).isNotEqualTo(claim(right).id());
  }

  @Test
  void afterTheFolderWasDeletedAnotherDatabaseGetsIt() throws Exception {
    claim(right);
    Files.delete(folder.resolve("blobs").resolve(BodyFolder.MARK));
    assertThat(claim(wrong)).isNotNull();
  }

  @Test
  void aFolderFromBeforeThereWereMarksIsTakenByTheDatabaseThatKnowsIt() throws Exception {
    body();
    refused(wrong);
    right.write(h ->
        h.execute(
            "insert into gate_document (upstream, name, checked_at, sha256, size)"
                + " values ('u', 'n', 0, 's', 1)"));
    assertThat(claim(right)).isNotNull();
  }

  @Test
  void aDamagedMarkIsNoReasonToTakeIt() throws Exception {
    Files.writeString(folder.resolve("blobs").resolve(BodyFolder.MARK), "half\n");
    assertThatThrownBy(() -> claim(right))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().detail()).contains("is damaged; delete this file"));
  }
}
