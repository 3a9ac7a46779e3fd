package cordon.gate.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Ecosystem;
import cordon.gate.TestDatabases;
import cordon.gate.Upstream;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import cordon.store.Blob;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastListingsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Upstream UPSTREAM =
      Upstream.open(Ecosystem.PYPI, URI.create("http://127.0.0.1:1/"));
  private static final DocumentRequest REQUEST =
      new DocumentRequest(UPSTREAM, "demo", URI.create("http://127.0.0.1:1/demo/"), Map.of());

  @TempDir Path folder;
  private Database database;
  private Ledger ledger;
  private BlobStore blobs;
  private CacheVolume volume;

  @BeforeEach
  void open() {
    database = TestDatabases.open(TestDatabases.sqlite(folder));
    ledger = TestDatabases.ledger(database, folder, () -> NOW);
    blobs = new BlobStore(folder.resolve("blobs"));
    volume = new CacheVolume(database, 1 << 20);
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  private LastListings server() {
    return new LastListings(database, blobs, ledger, volume, () -> NOW);
  }

  private Document shown() throws IOException {
    try (BlobStore.Incoming incoming = blobs.receive()) {
      incoming.out().write(new byte[] {1, 2, 3});
      Blob blob = incoming.show();
      return new Document(blob.sha256(), blob.size(), blob.path(), NOW, false);
    }
  }

  private List<String> facts() {
    return ledger.read(FactQuery.all(10)).stream().map(fact -> fact.type()).toList();
  }

  /** What was only shown may be gone after a loss of power; a row must not say otherwise. */
  @Test
  void noRowIsWrittenForAListingThatCannotBeForced() throws IOException {
    Document lost = shown();
    blobs.delete(lost.sha256());
    LastListings listings = server();
    assertThatThrownBy(() -> listings.keep(REQUEST, lost, NOW, "it is gone"))
        .isInstanceOf(NoSuchFileException.class);
    shown();
    assertThat(listings.find(REQUEST)).isEmpty();
    assertThat(facts()).isEmpty();
    assertThat(volume.bytes()).isZero();
  }

  @Test
  void whatComesBackIsSaidOnce() throws IOException {
    LastListings listings = server();
    listings.keep(REQUEST, shown(), NOW, "it is gone");
    listings.keep(REQUEST, shown(), NOW, "it is still gone");
    assertThat(listings.find(REQUEST)).isPresent();
    assertThat(volume.bytes()).isEqualTo(3);
    listings.drop(REQUEST);
    listings.drop(REQUEST);
    assertThat(facts()).containsExactly("gate.upstream.removed", "gate.upstream.restored");
    assertThat(volume.bytes()).isZero();
  }
}
