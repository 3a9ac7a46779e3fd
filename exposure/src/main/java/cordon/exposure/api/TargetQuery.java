package cordon.exposure.api;

import cordon.advisories.AdvisoryDocument;
import cordon.base.TimeWindow;
import cordon.exposure.Exposure;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.QuestionText;
import cordon.exposure.QuestionText.Asked;
import cordon.exposure.WindowComparison;
import cordon.exposure.answer.SideBySide;
import cordon.web.Exchange;
import cordon.web.api.ParameterText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a request asks about: {@code target} holds package URLs, with or without a version, and ids
 * of advisories, separated by spaces; {@code from} and {@code to} the window.
 */
public final class TargetQuery {
  /** Ten years: longer than any incident is looked into. */
  private static final int MOST_DAYS = 3_650;

  private final QuestionText questions;

  /**
   * @param advisories all that is held under an id
   */
  public TargetQuery(Function<String, List<AdvisoryDocument>> advisories) {
    this.questions = new QuestionText(advisories);
  }

  /**
   * Answers what a request asks under each of the windows that {@code window} names, else under
   * each that a source of the advisories claims; empty where there are not two that differ.
   */
  public Optional<WindowComparison> compare(Exchange exchange, Exposure exposure) {
    Asked asked = read(exchange);
    Map<TimeWindow, String> windows = new LinkedHashMap<>();
    asked
        .claimed()
        .forEach(
            claim -> windows.merge(QuestionText.until(claim), claim.source(), TargetQuery::both));
    Optional<String> named = Parameters.text(exchange, "window");
    if (named.isPresent()) {
      windows.clear();
      WindowText.read(named.get(), QuestionText.END).forEach(window -> windows.put(window, ""));
    }
    if (windows.size() < 2) {
      return Optional.empty();
    }
    Optional<Instant> asOf = Parameters.instant(exchange, "as_of");
    return Optional.of(
        SideBySide.of(
            List.copyOf(windows.values()),
            windows.keySet().stream()
                .map(window -> exposure.answer(asked.targets(), Optional.of(window), asOf))
                .toList()));
  }

  private static String both(String one, String other) {
    return one.contains(other) ? one : one + ", " + other;
  }

  /** Answers what a request asks; {@code as_of} is the moment whose knowledge counts. */
  public ExposureAnswer ask(Exchange exchange, Exposure exposure) {
    Asked asked = read(exchange);
    return exposure.answer(asked, Parameters.instant(exchange, "as_of"), follow(exchange));
  }

  /** {@code follow}: for how many days after the window what was reached is followed. */
  private static Duration follow(Exchange exchange) {
    return Parameters.text(exchange, "follow")
        .map(TargetQuery::days)
        .orElse(ExposureQuestion.USUAL_HORIZON);
  }

  private static Duration days(String text) {
    if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > MOST_DAYS) {
      throw ParameterText.bad(
              "follow", "`" + text + "` is no number of days", "write 0 to " + MOST_DAYS)
          .asException();
    }
    return Duration.ofDays(Integer.parseInt(text));
  }

  private Asked read(Exchange exchange) {
    return questions.read(
        Parameters.text(exchange, "target").orElse(""),
        Parameters.instant(exchange, "from"),
        Parameters.instant(exchange, "to"),
        Parameters.instant(exchange, "as_of"));
  }
}
