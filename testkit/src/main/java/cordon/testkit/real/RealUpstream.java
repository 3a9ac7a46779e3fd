package cordon.testkit.real;

import cordon.base.Ecosystem;
import java.net.URI;
import java.util.Optional;

/**
 * The registry that an installed client would use.
 *
 * @param url with a slash at the end; empty when it cannot be used
 * @param detail how it was learned, or why it cannot be used: a test prints this when it skips
 */
public record RealUpstream(Ecosystem ecosystem, Optional<URI> url, String detail) {
  public boolean usable() {
    return url.isPresent();
  }

  static RealUpstream found(Ecosystem ecosystem, String url, String how) {
    URI uri = URI.create(url.endsWith("/") ? url : url + "/");
    return new RealUpstream(ecosystem, Optional.of(uri), how);
  }

  static RealUpstream unusable(Ecosystem ecosystem, String why) {
    return new RealUpstream(ecosystem, Optional.empty(), why);
  }
}
