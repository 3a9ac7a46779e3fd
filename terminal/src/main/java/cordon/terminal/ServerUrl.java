package cordon.terminal;

import cordon.base.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads the URL of a Cordon server as a person types it. */
public final class ServerUrl {
  private ServerUrl() {}

  /** An http or https URL without trailing slash, query or user name. */
  public static URI parse(String text) {
    URI uri;
    try {
      uri = new URI(text.strip().replaceFirst("/+$", ""));
    } catch (URISyntaxException e) {
      throw refused(text, String.valueOf(e.getReason())).asException();
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw refused(text, "it does not begin with http:// or https://").asException();
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
      throw refused(text, "it must be a scheme, a host and perhaps a port and a path")
          .asException();
    }
    return uri;
  }

  /** True for an address of this machine that no packet leaves. */
  public static boolean isLoopback(URI uri) {
    String host = uri.getHost();
    return host != null
        && (host.equals("localhost")
            || host.equals("[::1]")
            || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"));
  }

  /**
   * What somebody typed for a URL, fit to be shown: without what may be a password (RFC 3986
   * 3.2.1).
   */
  public static String shown(String text) {
    return text.replaceAll("(^|://)[^/\\s]*@", "$1…@");
  }

  private static Problem refused(String text, String why) {
    return Problem.of(
        "terminal/bad-url",
        "`" + shown(text) + "` is not the URL of a server",
        why,
        "write it like http://127.0.0.1:8450");
  }
}
