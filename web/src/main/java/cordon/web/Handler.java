package cordon.web;

import java.io.IOException;

/**
 * Answers one exchange. A thrown {@link cordon.base.ProblemException} becomes problem+json or a
 * page.
 */
@FunctionalInterface
public interface Handler {
  void handle(Exchange exchange) throws IOException;
}
