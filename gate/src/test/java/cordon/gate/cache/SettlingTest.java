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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SettlingTest {
  @TempDir Path folder;

  private final List<String> happened = Collections.synchronizedList(new ArrayList<>());
  private final Settling.Action none = () -> CompletableFuture.completedFuture(0);
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
      settling.add(shown(row), () -> note(row), () -> note("failed"), none);
    }
    settling.close();
    assertThat(happened).isEqualTo(expected);
  }

  @Test
  void whoAwaitsTheRestSeesItWritten() throws IOException {
    for (int i = 0; i < 200; i++) {
      String row = "row " + i;
      settling.add(
          shown(row),
          () ->
              CompletableFuture.supplyAsync(
                      () -> "the database's own time",
                      CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS))
                  .thenRun(() -> note(row)),
          () -> note("failed"),
          none);
      settling.await();
      assertThat(happened).endsWith(row);
    }
  }

  @Test
  void noRowIsWrittenForABodyThatIsGone() throws IOException {
    Blob gone = shown("gone");
    blobs.delete(gone.sha256());
    settling.add(gone, () -> note("row of what is gone"), () -> note("taken back"), none);
    settling.add(shown("there"), () -> note("row of what is there"), () -> note("failed"), none);
    settling.close();
    assertThat(happened).containsExactly("taken back", "row of what is there");
  }

  @Test
  void aRowThatFailsIsTakenBackAndTheRestGoesOn() throws IOException {
    settling.add(
        shown("a"),
        () -> CompletableFuture.failedFuture(new IllegalStateException("the disk is full")),
        () -> note("a taken back"),
        none);
    settling.add(
        shown("b"),
        () -> {
          throw new IOException("no room");
        },
        () -> note("b taken back"),
        none);
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
    settling.add(shown("a"), () -> cancelled, () -> note("a taken back"), none);
    settling.await();
    settling.add(shown("b"), () -> note("row of b"), () -> note("failed"), none);
    settling.close();
    assertThat(happened).containsExactly("a taken back", "row of b");
  }

  /** Many fetches at once: the database is asked once what may go. */
  @Test
  void oneTidiesUpBehindManyAndBeforeWhoWaits() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    Settling.Action tidy = () -> note("tidied");
    settling.add(
        shown("first"),
        () -> {
          awaitUninterruptibly(held);
          return note("first");
        },
        () -> note("failed"),
        tidy);
    for (String row : List.of("a", "b", "c")) {
      settling.add(shown(row), () -> note(row), () -> note("failed"), tidy);
    }
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(settling::await);
    held.countDown();
    waiting.join();
    settling.close();
    assertThat(happened.stream().filter(h -> !h.equals("tidied")))
        .containsExactly("first", "a", "b", "c");
    assertThat(happened).last().isEqualTo("tidied");
    assertThat(happened.stream().filter("tidied"::equals).count()).isLessThanOrEqualTo(2);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatCannotTidyUpTakesNothingBack() throws IOException {
    settling.add(
        shown("a"),
        () -> note("row of a"),
        () -> note("failed"),
        () -> {
          throw new IOException("no directory");
        });
    settling.add(shown("b"), () -> note("row of b"), () -> note("failed"), none);
    settling.close();
    assertThat(happened).containsExactly("row of a", "row of b");
  }

  /** A request that is still under way when the gate closes must not hang for ever. */
  @Test
  void whatComesAfterTheEndFailsAtOnce() throws IOException {
    settling.close();
    settling.add(shown("late"), () -> note("row"), () -> note("taken back"), none);
    assertThat(happened).containsExactly("taken back");
    assertThatThrownBy(settling::await).hasMessageContaining("the cache is closed");
    settling.close();
  }
}
