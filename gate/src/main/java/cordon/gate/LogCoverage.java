package cordon.gate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What the log can speak of. It says what was served; what went around the gate, or while it was
 * down, is not in it.
 *
 * @param since the gate has run
 * @param reaches events before this instant were let go by retention; empty while none were
 * @param gaps times in which it did not run, the newest first; the first ones where there are many
 * @param now until when it speaks
 */
public record LogCoverage(Instant since, Optional<Instant> reaches, List<Gap> gaps, Instant now) {

  /** Not before {@code from}, before {@code to}. */
  public record Gap(Instant from, Instant to) {}

  public LogCoverage {
    gaps = List.copyOf(gaps);
  }

  /** From when on events can be found. */
  public Instant from() {
    return reaches.filter(since::isBefore).orElse(since);
  }

  /** What an answer from the log does and does not tell, in one line. */
  public String statement() {
    return "the log says what this gate served and withheld since "
        + seconds(from())
        + (reaches.isPresent() ? " (older events were let go)" : "")
        + "; "
        + down()
        + "; what clients had in their caches, or got around the gate, is not in it";
  }

  private String down() {
    if (gaps.isEmpty()) {
      return "it was not down for more than a minute";
    }
    Gap last = gaps.getFirst();
    return "it was down "
        + gaps.size()
        + (gaps.size() == 1 ? " time" : " times, last")
        + " from "
        + seconds(last.from())
        + " to "
        + seconds(last.to());
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
