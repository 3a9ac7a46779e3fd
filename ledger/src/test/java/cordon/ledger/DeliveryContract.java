package cordon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How facts reach those who wait for them, on whichever database. */
abstract class DeliveryContract extends OpenLedger {
  @Test
  void subscriberGetsEveryFactInOrderOverRestarts() throws Exception {
    appendSome(0, 20);
    LinkedBlockingQueue<Long> got = new LinkedBlockingQueue<>();
    try (Subscription subscription = ledger.subscribe("s", f -> got.add(f.sequence()))) {
      appendSome(20, 40);
      for (long n = 0; n < 40; n++) {
        assertThat(got.poll(30, TimeUnit.SECONDS)).isEqualTo(n);
      }
    }
    close();
    open();
    appendSome(40, 60);
    try (Subscription subscription = ledger.subscribe("s", f -> got.add(f.sequence()))) {
      for (long n = 40; n < 60; n++) {
        assertThat(got.poll(30, TimeUnit.SECONDS)).isEqualTo(n);
      }
      assertThat(got).isEmpty();
    }
  }

  @Test
  void handlerThatFailsGetsTheSameFactAgain() throws Exception {
    appendSome(0, 3);
    AtomicInteger refusals = new AtomicInteger(2);
    LinkedBlockingQueue<Long> got = new LinkedBlockingQueue<>();
    try (Subscription subscription =
        ledger.subscribe(
            "s",
            fact -> {
              if (fact.sequence() == 1 && refusals.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
              }
              got.add(fact.sequence());
            })) {
      for (long n = 0; n < 3; n++) {
        assertThat(got.poll(30, TimeUnit.SECONDS)).isEqualTo(n);
      }
      assertThat(refusals).hasValue(-1);
    }
  }

  @Test
  void followerSeesOnlyWhatComes() throws Exception {
    appendSome(0, 5);
    LinkedBlockingQueue<Long> got = new LinkedBlockingQueue<>();
    try (Subscription following = ledger.follow(() -> true, f -> got.add(f.sequence()))) {
      appendSome(5, 8);
      for (long n = 5; n < 8; n++) {
        assertThat(got.poll(30, TimeUnit.SECONDS)).isEqualTo(n);
      }
    }
    appendSome(8, 9);
    assertThat(got).isEmpty();
  }

  @Test
  void whatComesWhileNobodyWantsItIsPassedOver() throws Exception {
    AtomicInteger viewers = new AtomicInteger();
    LinkedBlockingQueue<Long> got = new LinkedBlockingQueue<>();
    try (Subscription following =
        ledger.follow(() -> viewers.get() > 0, f -> got.add(f.sequence()))) {
      appendSome(0, 5);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (following.next() < 5 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      viewers.set(1);
      appendSome(5, 6);
      assertThat(got.poll(30, TimeUnit.SECONDS)).isEqualTo(5);
    }
    assertThat(got).isEmpty();
  }
}
