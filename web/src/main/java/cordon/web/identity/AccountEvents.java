package cordon.web.identity;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Hears of everything that changes who may do what; {@code app} writes it to the ledger. Called
 * inside the transaction of the change, so that both stand or fall together.
 */
@FunctionalInterface
public interface AccountEvents {

  /**
   * @param type such as {@code web.token-created}; becomes the type of the fact
   * @param actor who did it
   * @param subject whom or what it is about: {@code user:owner}, {@code token:ci-build}
   * @param body JSON object, without any secret
   */
  record Event(String type, Instant time, String actor, String subject, String body) {}

  void record(Handle transaction, Event event);
}
