package cordon.gate.upstream;

import cordon.base.Problem;
import cordon.gate.Upstream;
import cordon.web.outbound.AddressGuard;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How an upstream can fail, in words. Addresses are shown without user, password and query. */
final class Failures {
  private Failures() {}

  static UpstreamException of(URI uri, IOException cause) {
    return switch (cause) {
      case UpstreamException known -> known;
      case AddressGuard.RefusedAddress refused -> refusedAddress(uri, refused);
      case InterruptedIOException timeout -> slow(uri, timeout);
      default -> down(uri, cause);
    };
  }

  static UpstreamException down(URI uri, IOException cause) {
    return failure(
        502,
        "gate/upstream-down",
        "the upstream registry cannot be reached",
        uri,
        String.valueOf(cause.getMessage()),
        "try again later; an administrator finds more with: cordon doctor",
        cause);
  }

  static UpstreamException slow(URI uri, @Nullable IOException cause) {
    return failure(
        504,
        "gate/upstream-slow",
        "the upstream registry does not answer in time",
        uri,
        "",
        "try again later",
        cause);
  }

  static UpstreamException broken(URI uri, IOException cause) {
    return cause instanceof UpstreamException known
        ? known
        : failure(
            502,
            "gate/upstream-broke-off",
            "the upstream registry broke the transfer off",
            uri,
            String.valueOf(cause.getMessage()),
            "try again",
            cause);
  }

  /** 403, not 5xx: it will be no better on a second try, and clients repeat 5xx. */
  static UpstreamException refused(Upstream upstream, URI uri, int status) {
    boolean anonymous = upstream.credentials().isEmpty();
    boolean elsewhere = !anonymous && !CredentialScope.covers(upstream, uri);
    return failure(
        403,
        UpstreamException.REFUSED,
        "the upstream "
            + upstream.key()
            + (elsewhere
                ? " keeps this on another host that refuses the gate"
                : anonymous ? " wants credentials" : " refuses the gate's credentials"),
        uri,
        "status " + status,
        elsewhere
            ? "name the host in "
                + setting(upstream)
                + ".credential-hosts if the same account counts there"
            : credentialSettings(upstream, anonymous ? "set" : "check"),
        null);
  }

  static UpstreamException paused(Upstream upstream) {
    return failure(
        403,
        UpstreamException.REFUSED,
        "the upstream " + upstream.key() + " refuses the gate's credentials",
        upstream.url(),
        "it answered 401 several times and is left alone for a while",
        credentialSettings(upstream, "check"),
        null);
  }

  private static String credentialSettings(Upstream upstream, String what) {
    return what
        + " "
        + setting(upstream)
        + ".username and "
        + setting(upstream)
        + ".password-env (for a token only the latter), then restart the server";
  }

  private static String setting(Upstream upstream) {
    return "upstream." + upstream.ecosystem().purlType() + "." + upstream.name();
  }

  static UpstreamException unexpected(Upstream upstream, URI uri, int status) {
    return failure(
        502,
        "gate/upstream-status",
        "the upstream " + upstream.key() + " answered with an error",
        uri,
        "status " + status,
        "try again later",
        null);
  }

  static UpstreamException tooLarge(URI uri, long limit) {
    return failure(
        502,
        "gate/upstream-too-large",
        "the upstream's answer is larger than the gate takes",
        uri,
        "more than " + limit + " bytes",
        "raise the limit in the configuration if this size is legitimate",
        null);
  }

  static UpstreamException badRedirect(URI uri, String why) {
    return failure(
        502,
        "gate/upstream-redirect",
        "the upstream redirects to where the gate does not go",
        uri,
        why,
        "name the host under the upstream's file-hosts if it belongs to it",
        null);
  }

  private static UpstreamException refusedAddress(URI uri, IOException cause) {
    return failure(
        502,
        "gate/upstream-private-address",
        "the upstream points into a private network",
        uri,
        String.valueOf(cause.getMessage()),
        "name the host under the upstream's file-hosts if it belongs to it",
        cause);
  }

  static String shown(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
  }

  private static UpstreamException failure(
      int status,
      String type,
      String title,
      URI uri,
      String why,
      String remedy,
      @Nullable IOException cause) {
    String detail = shown(uri) + (why.isEmpty() ? "" : ": " + why);
    return new UpstreamException(status, Problem.of(type, title, detail, remedy), cause);
  }
}
