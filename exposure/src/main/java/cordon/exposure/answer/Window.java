package cordon.exposure.answer;

import cordon.base.TimeWindow;
import cordon.exposure.graph.Seconds;
import java.time.Instant;
import java.util.Optional;

/** Times of an answer in the seconds of the graph. */
record Window(int from, int to) {

  static Window of(Optional<TimeWindow> window) {
    return window
        .map(w -> new Window(Seconds.floor(w.from()), Seconds.ceiling(w.to())))
        .orElse(new Window(Seconds.ALWAYS, Seconds.NEVER));
  }

  /** The moment, unless it is before or after everything. */
  static Optional<Instant> moment(int seconds) {
    return seconds == Seconds.ALWAYS || seconds == Seconds.NEVER
        ? Optional.empty()
        : Optional.of(Seconds.instant(seconds));
  }
}
