package cordon.formats.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Optional;

/** Resolves the references of a page (RFC 3986 section 5), forgiving what browsers forgive. */
final class PageUrl {
  private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%";
  private static final int LONGEST = 8192;

  private final URI base;

  private PageUrl(URI base) {
    this.base = base;
  }

  /** Empty when the address is not absolute http or https. */
  static Optional<PageUrl> of(String address) {
    return parse(address).filter(PageUrl::isWeb).map(PageUrl::new);
  }

  /** This page with a {@code <base href>}; an unusable one changes nothing. */
  PageUrl withBase(String href) {
    return resolve(href).map(PageUrl::new).orElse(this);
  }

  /** Absolute, http or https; empty when the reference leads elsewhere or nowhere. */
  Optional<URI> resolve(String reference) {
    return parse(reference.strip())
        .map(relative -> withoutClimb(base.resolve(relative).normalize()))
        .filter(PageUrl::isWeb);
  }

  static String withoutFragment(URI url) {
    String text = url.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }

  /** The last segment of the path, decoded; empty text when the path ends in a slash. */
  static String lastSegment(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    // URLDecoder is for forms, where a plus is a space; in a path it is a plus.
    String segment = path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B");
    return URLDecoder.decode(segment, UTF_8);
  }

  private static boolean isWeb(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    return (scheme.equals("https") || scheme.equals("http")) && url.getHost() != null;
  }

  /** {@link URI#resolve} leaves {@code /../} at the root, which RFC 3986 removes. */
  private static URI withoutClimb(URI url) {
    String path = url.getRawPath();
    if (path == null || !path.startsWith("/..")) {
      return url;
    }
    String plain = path;
    while (plain.startsWith("/../") || plain.equals("/..")) {
      plain = plain.length() == 3 ? "/" : plain.substring(3);
    }
    return parse(url.toString().replaceFirst(java.util.regex.Pattern.quote(path), plain))
        .orElse(url);
  }

  private static Optional<URI> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(escaped(text)));
    } catch (URISyntaxException notAUrl) {
      return Optional.empty();
    }
  }

  /** Escapes what a URL may not hold: spaces, brackets, letters outside ASCII, a lone percent. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return out.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
  }
}
