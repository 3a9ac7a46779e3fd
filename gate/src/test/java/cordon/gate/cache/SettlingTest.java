package cordon.gate.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.store.Blob;
import cordon.store.BlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SettlingTest {
  @TempDir Path folder;

  private final List<String> happened = Collections.synchronizedList(new ArrayList<>());
  private BlobStore blobs;
  private Settling settling;

  @BeforeEach
  void open() {
    blobs = new BlobStore(folder);
    settling = new Settling(blobs);
  }

  private Blob shown(String text) throws IOException {
    try (BlobStore.Incoming incoming = blobs.receive()) {
      incoming.out().write(text.getBytes(StandardCharsets.UTF_8));
      return incoming.show();
    }
  }

  private CompletableFuture<?> note(String what) {
    happened.add(what);
    return CompletableFuture.completedFuture(what);
  }

  @Test
  void everythingIsDoneInOrderBeforeTheEnd() throws IOException {
    List<String> expected = IntStream.range(0, 2_000).mapToObj(i -> "row " + i).toList();
    for (String row : expected) {
      settling.add(shown(row), () -> note(row), () -> note("failed"));
    }
    settling.close();
    assertThat(happened).isEqualTo(expected);
  }

  @Test
  void noRowIsWrittenForABodyThatIsGone() throws IOException {
    Blob gone = shown("gone");
    blobs.delete(gone.sha256());
    settling.add(gone, () -> note("row of what is gone"), () -> note("taken back"));
    settling.add(shown("there"), () -> note("row of what is there"), () -> note("failed"));
    settling.close();
    assertThat(happened).containsExactly("taken back", "row of what is there");
  }

  @Test
  void aRowThatFailsIsTakenBackAndTheRestGoesOn() throws IOException {
    settling.add(
        shown("a"),
        () -> CompletableFuture.failedFuture(new IllegalStateException("the disk is full")),
        () -> note("a taken back"));
    settling.add(
        shown("b"),
        () -> {
          throw new IOException("no room");
        },
        () -> note("b taken back"));
    settling.await(() -> note("after"));
    settling.close();
    assertThat(happened).containsExactlyInAnyOrder("a taken back", "b taken back", "after");
  }

  @Test
  void whoWaitsLearnsOfTheFailure() {
    assertThatThrownBy(() ->
            settling.await(
                () -> CompletableFuture.failedFuture(new IllegalStateException("no room"))))
        .hasMessage("no room");
    assertThatThrownBy(() ->
            settling.await(() -> {
              throw new IllegalStateException("closed");
            }))
        .hasMessage("closed");
    settling.close();
  }

  @Test
  void aCancelledWriteTakesNothingElseWithIt() throws IOException {
    CompletableFuture<?> cancelled = new CompletableFuture<>();
    cancelled.cancel(false);
    settling.add(shown("a"), () -> cancelled, () -> note("a taken back"));
    settling.await();
    settling.add(shown("b"), () -> note("row of b"), () -> note("failed"));
    settling.close();
    assertThat(happened).containsExactly("a taken back", "row of b");
  }

  /** A request that is still under way when the gate closes must not hang for ever. */
  @Test
  void whatComesAfterTheEndFailsAtOnce() throws IOException {
    settling.close();
    settling.add(shown("late"), () -> note("row"), () -> note("taken back"));
    assertThat(happened).containsExactly("taken back");
    assertThatThrownBy(settling::await).hasMessageContaining("the cache is closed");
    settling.close();
  }
}
