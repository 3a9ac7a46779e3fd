package cordon.web.identity;

import cordon.base.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: so many failures per user name and per address within a quarter of an hour,
 * then no further attempt is even looked at. Kept in memory and bounded; a restart forgets it,
 * which gives a guesser a few attempts and us no table to fill.
 */
final class SignInLimits {
  static final int PER_USER = 10;
  static final int PER_ADDRESS = 30;
  static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int MOST_KEYS = 20_000;

  private final InstantSource clock;
  private final LinkedHashMap<String, ArrayDeque<Long>> failures =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Long>> eldest) {
          return size() > MOST_KEYS;
        }
      };

  SignInLimits(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @throws cordon.base.ProblemException of type {@code account/too-many-attempts}
   */
  synchronized void requireAllowed(String user, String address) {
    if (count("user " + user) >= PER_USER || count("address " + address) >= PER_ADDRESS) {
      throw Problem.of(
              "account/too-many-attempts",
              "too many failed attempts to sign in",
              "for this user or from this address within " + WINDOW.toMinutes() + " minutes",
              "wait "
                  + WINDOW.toMinutes()
                  + " minutes; an administrator can give you a sign-in link")
          .asException();
    }
  }

  synchronized void failed(String user, String address) {
    add("user " + user);
    add("address " + address);
  }

  synchronized void succeeded(String user) {
    failures.remove("user " + user);
  }

  private int count(String key) {
    ArrayDeque<Long> times = failures.get(key);
    if (times == null) {
      return 0;
    }
    long oldest = clock.millis() - WINDOW.toMillis();
    while (!times.isEmpty() && times.peekFirst() <= oldest) {
      times.removeFirst();
    }
    return times.size();
  }

  private void add(String key) {
    ArrayDeque<Long> times = failures.computeIfAbsent(key, k -> new ArrayDeque<>());
    times.addLast(clock.millis());
    if (times.size() > PER_ADDRESS) {
      times.removeFirst();
    }
  }
}
