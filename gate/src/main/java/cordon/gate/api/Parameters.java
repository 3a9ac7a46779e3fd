package cordon.gate.api;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.gate.Verdict;
import cordon.web.Exchange;
import cordon.web.api.ParameterText;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Query parameters as the gate's routes mean them; an empty one counts as absent. */
final class Parameters {
  private static final int LONGEST = 1000;

  private Parameters() {}

  /**
   * @throws ProblemException when it is too long to be meant
   */
  static Optional<String> text(Exchange exchange, String name) {
    Optional<String> text = exchange.query(name).filter(t -> !t.isEmpty());
    if (text.isPresent() && text.get().length() > LONGEST) {
      throw ParameterText.bad(name, "it is longer than " + LONGEST + " characters", "shorten it")
          .asException();
    }
    return text;
  }

  static Optional<Purl> purl(Exchange exchange, String name) {
    return text(exchange, name).map(Purl::parseLenient);
  }

  static Optional<Instant> instant(Exchange exchange, String name) {
    return text(exchange, name).map(text -> ParameterText.instant(name, text));
  }

  static Optional<Verdict> verdict(Exchange exchange, String name) {
    return text(exchange, name)
        .map(word ->
            Stream.of(Verdict.values())
                .filter(v -> v.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unknownVerdict(name, word).asException()));
  }

  private static Problem unknownVerdict(String name, String word) {
    String all = Stream.of(Verdict.values()).map(Verdict::word).collect(Collectors.joining(", "));
    return ParameterText.bad(name, "`" + word + "` is not a verdict", "take one of " + all);
  }
}
