package cordon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TrailingForceTest {
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger forced = new AtomicInteger();

  @Test
  @Timeout(20)
  void theDiskIsForcedWithoutAnybodyAskingForIt() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    try (TrailingForce trailing = new TrailingForce(reached::countDown)) {
      trailing.wrote();
      reached.await();
      assertThat(trailing.failed()).isFalse();
    }
  }

  @Test
  void manyWritesShareAForcing() {
    AtomicInteger forcings = new AtomicInteger();
    try (TrailingForce trailing = new TrailingForce(forcings::incrementAndGet)) {
      for (int i = 0; i < 10_000; i++) {
        trailing.wrote();
      }
    }
    assertThat(forcings.get()).isBetween(1, 1_000);
  }

  @Test
  void nothingIsBehindAfterClosing() {
    for (int round = 0; round < 50; round++) {
      try (TrailingForce trailing = new TrailingForce(() -> forced.set(written.get()))) {
        for (int i = 0; i < 100; i++) {
          written.incrementAndGet();
          trailing.wrote();
        }
      }
      assertThat(forced.get()).isEqualTo(written.get());
    }
  }

  @Test
  void whoWroteNothingForcesNothing() {
    try (TrailingForce trailing = new TrailingForce(forced::incrementAndGet)) {
      assertThat(trailing.failed()).isFalse();
    }
    assertThat(forced).hasValue(0);
  }

  @Test
  void aDiskThatRefusesIsRemembered() {
    refuses(() -> {
      throw new IOException("input/output error");
    });
    refuses(() -> {
      throw new SecurityException("no");
    });
  }

  private static void refuses(Trailing.Step force) {
    TrailingForce trailing = new TrailingForce(force);
    trailing.wrote();
    trailing.close();
    assertThat(trailing.failed()).isTrue();
  }
}
