package cordon.base.purl;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Takes a package URL apart from right to left, as ECMA-427 tells parsers to. */
final class PurlReader {
  /** Twice the longest that a URL may be in practice; longer ones are an attack or a mistake. */
  static final int MAX_LENGTH = 8_192;

  private final String text;
  private final boolean lenient;

  PurlReader(String text, boolean lenient) {
    this.text = text;
    this.lenient = lenient;
  }

  Purl read() {
    checkCharacters();
    int hash = text.lastIndexOf('#');
    Optional<String> subpath = hash < 0 ? Optional.empty() : subpath(text.substring(hash + 1));
    String rest = hash < 0 ? text : text.substring(0, hash);
    int question = rest.lastIndexOf('?');
    SortedMap<String, String> qualifiers =
        question < 0 ? new TreeMap<>() : qualifiers(rest.substring(question + 1));
    rest = question < 0 ? rest : rest.substring(0, question);
    if (!rest.regionMatches(true, 0, "pkg:", 0, 4)) {
      throw problem("it does not start with \"pkg:\"");
    }
    rest = stripSlashes(rest.substring(4));
    int slash = rest.indexOf('/');
    if (slash < 0) {
      throw problem("there is no name after the type");
    }
    String type = rest.substring(0, slash).toLowerCase(Locale.ROOT);
    return path(type, rest.substring(slash + 1), qualifiers, subpath);
  }

  private Purl path(
      String type, String path, SortedMap<String, String> qualifiers, Optional<String> subpath) {
    int at = versionSign(path);
    if (at == 0 || (at > 0 && path.charAt(at - 1) == '/')) {
      throw problem("there is no name before the version");
    }
    Optional<String> version =
        at < 0 ? Optional.empty() : Optional.of(decode("version", path.substring(at + 1)));
    String names = stripSlashes(at < 0 ? path : path.substring(0, at));
    boolean nameOfSegments = type.equals("git");
    int split = nameOfSegments ? names.indexOf('/') : names.lastIndexOf('/');
    Optional<String> namespace =
        split < 0 ? Optional.empty() : segments("namespace", names.substring(0, split), false);
    String raw = names.substring(split + 1);
    String name = nameOfSegments ? segments("name", raw, false).orElse("") : decode("name", raw);
    return new Purl(type, namespace, name, version, qualifiers, subpath);
  }

  /** The last at sign, unless a scope begins with it: {@code npm/@scope/name} has no version. */
  private static int versionSign(String path) {
    int at = path.lastIndexOf('@');
    boolean segmentStart = at == 0 || (at > 0 && path.charAt(at - 1) == '/');
    return segmentStart && path.indexOf('/', at) >= 0 ? -1 : at;
  }

  private Optional<String> subpath(String raw) {
    return segments("subpath", raw, true);
  }

  private Optional<String> segments(String component, String raw, boolean dropDots) {
    StringJoiner joined = new StringJoiner("/");
    joined.setEmptyValue("");
    for (String part : raw.split("/", -1)) {
      String segment = decode(component, part);
      if (segment.indexOf('/') >= 0) {
        throw problem("a segment of the " + component + " contains an encoded slash");
      }
      if (!segment.isEmpty() && !(dropDots && (segment.equals(".") || segment.equals("..")))) {
        joined.add(segment);
      }
    }
    return joined.length() == 0 ? Optional.empty() : Optional.of(joined.toString());
  }

  private SortedMap<String, String> qualifiers(String raw) {
    SortedMap<String, String> qualifiers = new TreeMap<>();
    for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw problem("the qualifier \"" + pair + "\" has no equals sign");
      }
      String key = pair.substring(0, equals);
      key = lenient ? key.toLowerCase(Locale.ROOT) : key;
      String value = decode("qualifier " + key, pair.substring(equals + 1));
      PurlComponents.checkKey(key);
      if (!value.isEmpty() && qualifiers.put(key, value) != null) {
        throw problem("the qualifier \"" + key + "\" is given twice");
      }
    }
    return qualifiers;
  }

  private void checkCharacters() {
    if (text.length() > MAX_LENGTH) {
      throw PurlComponents.problem("it is longer than " + MAX_LENGTH + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~') {
        throw problem(
            "character %d is U+%04X, which must be percent-encoded".formatted(i + 1, (int) c));
      }
    }
  }

  private String decode(String component, String raw) {
    try {
      return PurlEncoding.decode(raw);
    } catch (CharacterCodingException e) {
      throw problem("the percent-encoding of the " + component + " is not that of UTF-8 text");
    }
  }

  private ProblemException problem(String why) {
    Problem plain = PurlComponents.problem(why).problem();
    String detail = plain.detail() + ", in \"" + text + "\"";
    return Problem.of(plain.type(), plain.title(), detail, plain.remedy()).asException();
  }

  private static String stripSlashes(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == '/') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == '/') {
      to--;
    }
    return text.substring(from, to);
  }
}
