package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Digest;
import cordon.base.Digest.Algorithm;
import cordon.base.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {
  @TempDir Path folder;
  private BlobStore store;

  @BeforeEach
  void open() {
    store = new BlobStore(folder.resolve("blobs"));
  }

  private Blob put(byte[] content) throws IOException {
    try (BlobStore.Incoming incoming = store.receive()) {
      incoming.out().write(content);
      return incoming.commit();
    }
  }

  private Blob put(String content) throws IOException {
    return put(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anyBodyComesBackUnderItsDigest() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int size : new int[] {0, 1, 8191, 8192, 300_000}) {
      byte[] content = new byte[size];
      random.nextBytes(content);
      Blob blob;
      try (BlobStore.Incoming incoming = store.receive()) {
        for (int at = 0; at < size; ) {
          int length = Math.min(size - at, 1 + random.nextInt(10_000));
          incoming.out().write(content, at, length);
          at += length;
        }
        blob = incoming.commit();
      }
      Digest expected =
          Digest.of(Algorithm.SHA256, MessageDigest.getInstance("SHA-256").digest(content));
      assertThat(blob.sha256()).as("seed %d", seed).isEqualTo(expected);
      assertThat(store.find(expected)).contains(blob);
      assertThat(blob.size()).isEqualTo(size);
      assertThat(Files.readAllBytes(blob.path())).isEqualTo(content);
    }
  }

  @Test
  void aBodyCanBeShownFirstAndForcedLater() throws Exception {
    Blob blob;
    try (BlobStore.Incoming incoming = store.receive()) {
      incoming.out().write("a body".getBytes(StandardCharsets.UTF_8));
      blob = incoming.show();
    }
    assertThat(store.find(blob.sha256())).contains(blob);
    assertThat(filesUnder("incoming")).isEmpty();
    store.force(List.of(blob, blob));
    store.delete(blob.sha256());
    assertThatThrownBy(() -> store.force(List.of(blob))).isInstanceOf(IOException.class);
  }

  @Test
  void showingDoesNotReplaceWhatMayHaveBeenForced() throws Exception {
    Blob first = put("a body");
    Object file = Files.getAttribute(first.path(), "unix:ino");
    try (BlobStore.Incoming incoming = store.receive()) {
      incoming.out().write("a body".getBytes(StandardCharsets.UTF_8));
      assertThat(incoming.show()).isEqualTo(first);
    }
    assertThat(Files.getAttribute(first.path(), "unix:ino")).isEqualTo(file);
    assertThat(filesUnder("incoming")).isEmpty();
  }

  @Test
  void showingMendsABodyThatALossOfPowerLeftEmpty() throws Exception {
    Blob first = put("a body");
    Files.write(first.path(), new byte[6]);
    try (BlobStore.Incoming incoming = store.receive()) {
      incoming.out().write("a body".getBytes(StandardCharsets.UTF_8));
      incoming.show();
    }
    assertThat(first.path()).hasContent("a body");
  }

  @Test
  void nothingIsVisibleBeforeCommitAndNothingIsLeftWithoutIt() throws Exception {
    Digest digest = put("a body").sha256();
    store.delete(digest);
    try (BlobStore.Incoming incoming = store.receive()) {
      incoming.out().write("a body".getBytes(StandardCharsets.UTF_8));
      assertThat(store.find(digest)).isEmpty();
    }
    assertThat(store.find(digest)).isEmpty();
    assertThat(filesUnder("incoming")).isEmpty();
  }

  @Test
  void leftoversOfACrashAreRemovedAtStart() throws Exception {
    Blob kept = put("kept");
    BlobStore.Incoming abandoned = store.receive();
    abandoned.out().write(1);
    assertThat(filesUnder("incoming")).hasSize(1);
    open();
    assertThat(filesUnder("incoming")).isEmpty();
    assertThat(store.find(kept.sha256())).contains(kept);
    abandoned.close();
  }

  private List<Path> filesUnder(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("blobs").resolve(name))) {
      return files.toList();
    }
  }

  @Test
  void theSameBodyManyTimesAtOnceIsOneBody() throws Exception {
    byte[] content = new byte[100_000];
    Arrays.fill(content, (byte) 7);
    List<CompletableFuture<Blob>> puts =
        IntStream.range(0, 8)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(() -> {
                  try {
                    return put(content);
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                }))
            .toList();
    assertThat(puts.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    assertThat(store.totalSize()).isEqualTo(100_000);
  }

  @Test
  void listsLongestUnusedFirst() throws Exception {
    Blob a = put("a");
    Blob b = put("bb");
    Blob c = put("ccc");
    store.touch(a.sha256(), Instant.parse("2026-01-03T00:00:00Z"));
    store.touch(b.sha256(), Instant.parse("2026-01-01T00:00:00Z"));
    store.touch(c.sha256(), Instant.parse("2026-01-02T00:00:00Z"));
    store.touch(Digest.sha256("0".repeat(64)), Instant.EPOCH); // nothing there: nothing happens
    assertThat(store.longestUnusedFirst())
        .extracting(used -> used.blob().sha256())
        .containsExactly(b.sha256(), c.sha256(), a.sha256());
    assertThat(store.totalSize()).isEqualTo(6);
    store.delete(b.sha256());
    store.delete(b.sha256());
    assertThat(store.totalSize()).isEqualTo(4);
  }

  @Test
  void whoReadsKeepsWhatIsDeletedMeanwhile() throws Exception {
    Blob blob = put("still here");
    try (InputStream in = Files.newInputStream(blob.path())) {
      store.delete(blob.sha256());
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("still here");
    }
    assertThat(store.find(blob.sha256())).isEmpty();
  }

  @Test
  void refusesWeakNamesAndUnwritableFolders() throws Exception {
    assertThatThrownBy(() -> store.find(new Digest(Algorithm.SHA1, "0".repeat(40))))
        .isInstanceOf(IllegalArgumentException.class);
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> new BlobStore(file)).isInstanceOf(ProblemException.class);
  }

  @Test
  void thePartsTogetherAreAllBodies() throws Exception {
    Set<Digest> all = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      all.add(put("body " + i).sha256());
    }
    List<Digest> found = new ArrayList<>();
    for (int part = 0; part < BlobStore.SHARDS; part++) {
      found.addAll(store.shard(part));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(all);
  }
}
