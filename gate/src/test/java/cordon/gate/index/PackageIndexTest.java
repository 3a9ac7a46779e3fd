package cordon.gate.index;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.MovableClock;
import cordon.gate.TestDatabases;
import cordon.gate.Upstream;
import cordon.gate.cache.BodyFolder;
import cordon.gate.cache.CacheVolume;
import cordon.gate.cache.DocumentCache;
import cordon.gate.cache.DocumentRequest;
import cordon.gate.cache.Settling;
import cordon.gate.upstream.UpstreamClient;
import cordon.gate.upstream.UpstreamLimits;
import cordon.ledger.Ledger;
import cordon.store.BlobStore;
import cordon.store.Database;
import cordon.testkit.registry.NpmRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a document is read: a packument can have 40 MB. */
class PackageIndexTest {
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private final NpmRegistry registry = NpmRegistry.start();
  private final AtomicInteger reads = new AtomicInteger();
  private GateConfig config;
  private Database database;
  private Ledger ledger;
  private Settling settling;
  private PackageIndex<Integer> index;

  @BeforeEach
  void open() {
    config = GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url())));
    database = TestDatabases.open(TestDatabases.sqlite(folder));
    ledger = TestDatabases.ledger(database, folder, clock);
    BlobStore blobs = new BlobStore(folder.resolve("blobs"));
    settling = new Settling(blobs);
    index =
        new PackageIndex<>(
            NameRegister.open(config, database),
            new DocumentCache(
                database,
                BodyFolder.claim(database, blobs, new Random(1)),
                new UpstreamClient(config.upstreams(), UpstreamLimits.DEFAULT, "test", clock),
                new CacheVolume(database, Long.MAX_VALUE),
                config.metadataMaxAge(),
                config.documentLimit(),
                settling,
                clock),
            new ReleaseMemory(database, ledger, clock),
            Optional.empty(),
            (upstream, name, raw) -> {
              reads.incrementAndGet();
              return new PackageIndex.Read<>((int) Files.size(raw), List.of());
            });
  }

  @AfterEach
  void close() {
    settling.close();
    ledger.close();
    database.close();
    registry.close();
  }

  private int get() throws Exception {
    Upstream upstream = config.upstreams().getFirst();
    DocumentRequest request =
        new DocumentRequest(upstream, "left", upstream.resolve("left"), Map.of());
    return index.get(request).orElseThrow().document();
  }

  @Test
  void aNewDocumentIsReadOnceAlthoughItIsLookedAtBeforeItCounts() throws Exception {
    registry.publish("left", "1.0.0");
    int first = get();
    assertThat(reads).hasValue(1);
    get();
    assertThat(reads).as("the same revision").hasValue(1);

    registry.publish("left", "1.1.0");
    clock.advance(config.metadataMaxAge().plusSeconds(1));
    assertThat(get()).isGreaterThan(first);
    assertThat(reads).as("one more revision").hasValue(2);
  }
}
