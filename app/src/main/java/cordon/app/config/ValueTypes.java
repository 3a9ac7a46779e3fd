package cordon.app.config;

import cordon.terminal.ServerUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of value that settings have; units are part of the value. */
final class ValueTypes {
  private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,9})\\s*([A-Za-z]+)");
  private static final Map<String, Duration> DURATIONS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));
  private static final Map<String, Long> SIZES =
      Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

  static final ValueType<String> TEXT =
      new ValueType<>("text", "text", "example", ValueTypes::text);
  static final ValueType<Integer> PORT =
      new ValueType<>("port", "a port from 0 (any free one) to 65535", "8450", ValueTypes::port);
  static final ValueType<Boolean> FLAG =
      new ValueType<>("true or false", "true or false", "true", ValueTypes::flag);
  static final ValueType<Duration> DURATION =
      new ValueType<>(
          "duration",
          "a whole number with a unit: ms, s, m, h, d or w",
          "7d",
          ValueTypes::duration);
  static final ValueType<Long> SIZE =
      new ValueType<>(
          "size",
          "a whole number with a unit: B, KiB, MiB, GiB or TiB",
          "512MiB",
          ValueTypes::size);
  static final ValueType<Instant> INSTANT =
      new ValueType<>(
          "time",
          "a date and time with its offset (RFC 3339)",
          "2026-11-01T00:00:00Z",
          text -> OffsetDateTime.parse(text).toInstant());
  static final ValueType<Path> PATH = new ValueType<>("path", "a path", "data", Path::of);
  static final ValueType<URI> URL =
      new ValueType<>(
          "URL",
          "an http or https URL without a user name",
          "https://registry.example",
          ValueTypes::url);

  /** What is believed because of where it came from must not be changed on the way. */
  static final ValueType<URI> SECURE_URL =
      new ValueType<>(
          "URL",
          "an https URL without a user name, or http on this machine",
          "https://registry.example",
          ValueTypes::secureUrl);

  static final ValueType<List<String>> LIST =
      new ValueType<>("list of text", "a list of texts", "[\"10.0.0.7\"]", ValueTypes::list);

  static final ValueType<String> VARIABLE =
      new ValueType<>(
          "environment variable",
          "the name of an environment variable, in upper case, and never the secret itself",
          "REGISTRY_TOKEN",
          text -> require(text, text.matches("[A-Z_][A-Z0-9_]*")));
  static final ValueType<List<String>> HOSTS =
      new ValueType<>(
          "list of hosts",
          "a list of hosts, each with or without a port",
          "files.registry.example:8443",
          ValueTypes::hosts);

  static final ValueType<String> PACKAGES =
      new ValueType<>(
          "purl pattern",
          "a purl of npm, pypi or maven without version, in which * stands for anything",
          "pkg:npm/@acme/*",
          text -> require(text, text.matches("pkg:(npm|pypi|maven)/[^\\s?#]+")));

  static final ValueType<String> NAME =
      new ValueType<>(
          "name",
          "lower-case letters, digits and hyphens, at most 40",
          "ci",
          text -> require(text, text.matches("[a-z0-9][a-z0-9-]{0,39}")));

  static final ValueType<List<String>> CLAIMS =
      new ValueType<>(
          "list of claim=pattern",
          "a list of claim=pattern, in which * stands for anything",
          "[\"repository=acme/*\"]",
          ValueTypes::claims);

  static final ValueType<Duration> SKEW =
      new ValueType<>(
          "duration",
          "a whole number with a unit, up to 5m",
          "1m",
          text -> atMost(text, duration(text), Duration.ofMinutes(5)));

  /** Whoever wants less evidence than of a month does not want evidence. */
  static final ValueType<Duration> RETENTION =
      new ValueType<>(
          "duration",
          "a whole number of days or weeks, at least 30d",
          "400d",
          text -> atLeast(text, duration(text), Duration.ofDays(30)));

  static final ValueType<Integer> COUNT =
      new ValueType<>(
          "count",
          "a number from 1 to 1000",
          "10",
          text -> Integer.valueOf(require(text, text.matches("[1-9][0-9]{0,2}|1000"))));

  static final ValueType<String> HOST_PORT =
      new ValueType<>(
          "host and port",
          "a host and a port",
          "siem.example:601",
          text -> require(text, text.matches("[^\\s:/]+:[1-9][0-9]{0,4}")));

  private ValueTypes() {}

  /** One of a few words. */
  static ValueType<String> oneOf(String... words) {
    List<String> allowed = List.of(words);
    return new ValueType<>(
        String.join(" or ", words),
        "one of " + String.join(", ", words),
        words[0],
        text -> require(text, allowed.contains(text)));
  }

  /** How a list is kept as one text; in the environment commas serve. */
  static final String LIST_SEPARATOR = ",";

  private static String text(String text) {
    return require(text, !text.isBlank());
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    require(text, port >= 0 && port <= 65_535);
    return port;
  }

  private static boolean flag(String text) {
    require(text, text.equals("true") || text.equals("false"));
    return text.equals("true");
  }

  private static Duration duration(String text) {
    Amount<Duration> amount = amount(text, DURATIONS);
    return amount.unit().multipliedBy(amount.count());
  }

  private static long size(String text) {
    Amount<Long> amount = amount(text, SIZES);
    try {
      return Math.multiplyExact(amount.count(), amount.unit());
    } catch (ArithmeticException overflow) {
      throw new IllegalArgumentException(text, overflow);
    }
  }

  private record Amount<U>(long count, U unit) {}

  private static <U> Amount<U> amount(String text, Map<String, U> units) {
    Matcher parts = WITH_UNIT.matcher(text);
    U unit = parts.matches() ? units.get(parts.group(2)) : null;
    if (unit == null) {
      throw new IllegalArgumentException(text);
    }
    return new Amount<>(Long.parseLong(parts.group(1)), unit);
  }

  private static URI url(String text) {
    return ServerUrl.parse(text);
  }

  private static URI secureUrl(String text) {
    URI url = url(text);
    require(text, "https".equalsIgnoreCase(url.getScheme()) || ServerUrl.isLoopback(url));
    return url;
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(LIST_SEPARATOR, -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private static List<String> hosts(String text) {
    List<String> hosts = list(text);
    hosts.forEach(ValueTypes::host);
    return hosts;
  }

  private static void host(String text) {
    URI uri = URI.create("http://" + text);
    require(
        text,
        uri.getHost() != null
            && uri.getRawUserInfo() == null
            && uri.getPort() <= 65_535
            && text.equals(uri.getRawAuthority()));
  }

  private static List<String> claims(String text) {
    List<String> all = list(text);
    all.forEach(claim -> require(text, claim.indexOf('=') > 0));
    return all;
  }

  private static Duration atLeast(String text, Duration value, Duration least) {
    require(text, value.compareTo(least) >= 0);
    return value;
  }

  private static Duration atMost(String text, Duration value, Duration most) {
    require(text, value.compareTo(most) <= 0);
    return value;
  }

  private static String require(String text, boolean fits) {
    if (!fits) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
