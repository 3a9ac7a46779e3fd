package cordon.inspect.value;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Numeric addresses in texts, where a name would be expected. */
public final class Addresses {
  /** Public servers of names: programs ask them whether there is a way out, and by which. */
  private static final Set<String> RESOLVERS =
      Set.of(
          "1.1.1.1",
          "1.0.0.1",
          "8.8.8.8",
          "8.8.4.4",
          "9.9.9.9",
          "149.112.112.112",
          "208.67.222.222",
          "208.67.220.220",
          "114.114.114.114",
          "223.5.5.5");

  /** Zones whose names are given to anybody: of hosting services, and of countries. */
  private static final Set<String> SHARED =
      Set.of(
          "amazonaws.com",
          "appspot.com",
          "azurewebsites.net",
          "blogspot.com",
          "cloudfront.net",
          "co.in",
          "co.jp",
          "co.uk",
          "com.au",
          "com.br",
          "com.cn",
          "deno.dev",
          "duckdns.org",
          "firebaseapp.com",
          "fly.dev",
          "github.io",
          "gitlab.io",
          "glitch.me",
          "herokuapp.com",
          "loca.lt",
          "netlify.app",
          "ngrok-free.app",
          "ngrok.io",
          "onrender.com",
          "org.uk",
          "pages.dev",
          "r2.dev",
          "railway.app",
          "repl.co",
          "replit.app",
          "surge.sh",
          "trycloudflare.com",
          "vercel.app",
          "web.app",
          "workers.dev");

  private Addresses() {}

  /** Whether it is the address of a public server of names. */
  public static boolean isResolver(String host) {
    return RESOLVERS.contains(host);
  }

  /**
   * Whether a text has a URL whose host is a public IPv4 or IPv6 address, in any spelling that
   * clients take: dotted, one number, hexadecimal.
   */
  public static boolean inUrl(String text) {
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
      if (isPublic(host(text, at + 3))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a word of a command is a public IPv4 address with a port: {@code 198.51.100.7:4443}.
   */
  public static boolean inCommand(String line) {
    for (String word : line.split("[\\s'\"=,]+")) {
      int scheme = word.indexOf("://");
      String place = scheme < 0 ? word : word.substring(scheme + 3);
      int colon = place.indexOf(':');
      if (colon > 0 && isPort(place.substring(colon + 1)) && isDotted(place.substring(0, colon))) {
        return true;
      }
    }
    return false;
  }

  /** Not that of servers of names, which are asked by their addresses. */
  private static boolean isPort(String text) {
    return !text.isEmpty() && !text.equals("53") && text.chars().allMatch(Character::isDigit);
  }

  private static boolean isDotted(String host) {
    return host.chars().filter(c -> c == '.').count() == 3 && isPublic(host);
  }

  /** The host and port part of the first URL in a text, without a user. */
  public static Optional<String> urlHost(String text) {
    int at = text.indexOf("://");
    return at < 0 ? Optional.empty() : Optional.of(host(text, at + 3)).filter(h -> !h.isEmpty());
  }

  /** The last two parts of a host, which say whose it is; three where anybody gets the third. */
  public static String owner(String host) {
    int second = host.lastIndexOf('.', host.lastIndexOf('.') - 1);
    return SHARED.contains(host.substring(second + 1))
        ? host.substring(host.lastIndexOf('.', second - 1) + 1)
        : host.substring(second + 1);
  }

  private static String host(String text, int from) {
    int end = from;
    boolean bracket = from < text.length() && text.charAt(from) == '[';
    while (end < text.length() && end < from + 80 && !ends(text.charAt(end), bracket)) {
      end++;
      bracket &= text.charAt(end - 1) != ']';
    }
    String host = text.substring(from, end);
    return host.substring(host.lastIndexOf('@') + 1);
  }

  private static boolean ends(char c, boolean bracket) {
    return c == '/'
        || c == '?'
        || c == '#'
        || c == '\''
        || c == '"'
        || c <= ' '
        || (c == ':' && !bracket);
  }

  /** Whether all of a text is an address outside private, loop-back and unspecified ranges. */
  public static boolean isPublic(String host) {
    if (host.startsWith("[") && host.length() > 4) {
      String inner = host.substring(1).toLowerCase(Locale.ROOT);
      int end = inner.indexOf(']');
      return isWritten(end < 0 ? inner : inner.substring(0, end))
          && !inner.startsWith("::1")
          && !inner.startsWith("fe80")
          && !inner.startsWith("fc")
          && !inner.startsWith("fd");
    }
    long address = number(host);
    return address > 0 && !isLocal(address);
  }

  /** Whether a text has the form of an IPv6 address (RFC 4291 §2.2), as no pattern has. */
  private static boolean isWritten(String address) {
    int zone = address.indexOf('%');
    String plain = zone < 0 ? address : address.substring(0, zone);
    return plain.indexOf(':') != plain.lastIndexOf(':')
        && plain.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
  }

  private static long number(String host) {
    if (host.isEmpty() || host.length() > 40 || Character.digit(host.charAt(0), 10) < 0) {
      return -1;
    }
    String[] parts = host.split("\\.", -1);
    if (parts.length != 4 && parts.length != 1) {
      return -1;
    }
    long address = 0;
    for (String part : parts) {
      long value = part(part);
      if (value < 0 || (parts.length == 4 && value > 255)) {
        return -1;
      }
      address = address << 8 | value;
    }
    boolean plausible = parts.length == 4 || (address > 0xFFFFFF && address <= 0xFFFFFFFFL);
    return plausible ? address : -1;
  }

  private static long part(String part) {
    boolean hex = part.startsWith("0x") || part.startsWith("0X");
    String digits = hex ? part.substring(2) : part;
    if (digits.isEmpty() || digits.length() > 10) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), hex ? 16 : 10) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * (hex ? 16 : 10) + digit;
    }
    return value;
  }

  private static boolean isLocal(long address) {
    int first = (int) (address >> 24 & 0xFF);
    int second = (int) (address >> 16 & 0xFF);
    return first == 0
        || first == 10
        || first == 127
        || first >= 224
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168)
        || (first == 169 && second == 254)
        || (first == 100 && second >= 64 && second < 128);
  }
}
