package cordon.app.upstream;

import cordon.base.ProblemException;
import cordon.terminal.ServerUrl;
import java.net.URI;
import java.util.Optional;

/** Reads what a client says it uses. */
final class LearnedUrl {
  private LearnedUrl() {}

  /** Empty when it is no URL, or has a user name in it: secrets are configured, not learned. */
  static Optional<URI> parse(String text) {
    try {
      return Optional.of(URI.create(ServerUrl.parse(text) + "/"));
    } catch (ProblemException notUsable) {
      return Optional.empty();
    }
  }
}
