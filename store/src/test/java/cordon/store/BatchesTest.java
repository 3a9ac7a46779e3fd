package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchesTest {
  private static final long PATIENCE_SECONDS = 30;

  @TempDir Path folder;
  private Database database;
  private final List<List<Integer>> written = Collections.synchronizedList(new ArrayList<>());
  private Batches<Integer, String> batches;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseConfig("jdbc:sqlite:" + folder.resolve("a.db"), 1),
            List.of(OpenDatabase.MIGRATIONS));
    batches =
        new Batches<>(
            database,
            (handle, items) -> {
              if (items.contains(-1)) {
                throw new IllegalArgumentException("no -1");
              }
              written.add(List.copyOf(items));
              return items.stream().map(i -> "wrote " + i).toList();
            });
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** What is added meanwhile comes while the writer is busy. */
  private void whileBusy(Runnable adding) {
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Boolean> busy =
        database.submit(h -> go.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    adding.run();
    go.countDown();
    assertThat(busy.join()).isTrue();
  }

  private List<CompletableFuture<String>> addTogether(int... items) {
    List<CompletableFuture<String>> results = new ArrayList<>();
    whileBusy(() -> {
      for (int item : items) {
        results.add(batches.add(item));
      }
    });
    return results;
  }

  @Test
  void whatComesWhileTheWriterIsBusyIsOneBatchInItsOrder() {
    List<CompletableFuture<String>> results = addTogether(3, 1, 2);
    assertThat(results.stream().map(CompletableFuture::join))
        .containsExactly("wrote 3", "wrote 1", "wrote 2");
    assertThat(written).containsExactly(List.of(3, 1, 2));
  }

  @Test
  void whoWasInCompanyAndComesBackAloneIsWrittenAllTheSame() throws Exception {
    addTogether(1, 2, 3).forEach(CompletableFuture::join);
    for (int i = 10; i < 15; i++) {
      assertThat(batches.add(i).get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("wrote " + i);
    }
    assertThat(written)
        .containsExactly(
            List.of(1, 2, 3), List.of(10), List.of(11), List.of(12), List.of(13), List.of(14));
  }

  @Test
  void aBatchFailsAsAWholeAndTheNextOneGoesOn() {
    List<CompletableFuture<String>> results = addTogether(1, -1, 2);
    results.forEach(result ->
        assertThatThrownBy(result::join)
            .isInstanceOf(CompletionException.class)
            .hasMessageContaining("no -1"));
    assertThat(batches.add(4).join()).isEqualTo("wrote 4");
    assertThat(written).containsExactly(List.of(4));
  }

  @Test
  void everyCallerOfManyGetsItsOwnResultAndNothingIsWrittenTwice() throws Exception {
    int callers = 16;
    int each = 200;
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int c = 0; c < callers; c++) {
      int first = c * each;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int i = first; i < first + each; i++) {
                  String result = batches.add(i).join();
                  if (!result.equals("wrote " + i)) {
                    wrong.add(i + " got " + result);
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
    assertThat(written.stream().flatMap(List::stream).sorted().distinct()).hasSize(callers * each);
    assertThat(written.stream().mapToInt(List::size).sum()).isEqualTo(callers * each);
  }
}
