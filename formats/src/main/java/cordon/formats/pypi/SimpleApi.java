package cordon.formats.pypi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The content types of the simple repository API and the choice among them (PEP 691). */
public final class SimpleApi {
  private static final int MOST_RANGES = 64;
  private static final String FAMILY = "application/vnd.pypi.simple.";

  private SimpleApi() {}

  /** What a page can be served as. Ordered by preference where a client has none. */
  public enum Type {
    JSON("application/vnd.pypi.simple.v1+json"),
    HTML("application/vnd.pypi.simple.v1+html"),
    LEGACY_HTML("text/html");

    private final String mediaType;

    Type(String mediaType) {
      this.mediaType = mediaType;
    }

    /** Without parameters: {@code text/html}. */
    public String mediaType() {
      return mediaType;
    }

    /** As a Content-Type: HTML names its charset, JSON has none to name. */
    public String contentType() {
      return this == JSON ? mediaType : mediaType + "; charset=utf-8";
    }
  }

  /** What to ask an upstream for: JSON rather than HTML, since only JSON must tell upload times. */
  public static final String UPSTREAM_ACCEPT =
      Type.JSON.mediaType + ", " + Type.HTML.mediaType + ";q=0.2, text/html;q=0.01";

  /** The type of an upstream's answer; empty when it is none of the API's. */
  public static Optional<Type> ofContentType(String contentType) {
    String media = mediaType(contentType);
    for (Type type : Type.values()) {
      if (type.mediaType.equals(media)) {
        return Optional.of(type);
      }
    }
    return media.equals("application/xhtml+xml") ? Optional.of(Type.LEGACY_HTML) : Optional.empty();
  }

  /**
   * Chooses by RFC 9110 section 12.5.1: the most specific range that matches a type gives its
   * weight; the heaviest type wins. {@code latest} stands for version 1. Without a header, or by
   * {@code *}{@code /*} alone, the answer is {@code text/html}, as for clients older than PEP 691.
   *
   * @param accept the header's value, or empty text when there is none
   * @return empty when the client accepts none of the three (406)
   */
  public static Optional<Type> negotiate(String accept) {
    List<Range> ranges = ranges(accept.isBlank() ? "*/*" : accept);
    Optional<Type> best = Optional.empty();
    double bestRank = 0;
    for (Type type : Type.values()) {
      double rank = rank(type, ranges);
      if (rank > bestRank) {
        best = Optional.of(type);
        bestRank = rank;
      }
    }
    return best;
  }

  /** The weight, then how precisely the type was named; 0 when it is not accepted. */
  private static double rank(Type type, List<Range> ranges) {
    Range match = new Range("", 0);
    int specificity = -1;
    for (Range range : ranges) {
      int s = range.specificity(type);
      if (s > specificity) {
        specificity = s;
        match = range;
      }
    }
    if (match.quality <= 0) {
      return 0;
    }
    // Weights have three decimals, so a ten-thousandth only decides between equal ones.
    double preference = specificity == 0 && type == Type.LEGACY_HTML ? 0.5 : specificity;
    return match.quality + preference / 10_000;
  }

  private static List<Range> ranges(String accept) {
    List<Range> ranges = new ArrayList<>();
    for (String part : accept.split(",", MOST_RANGES + 1)) {
      if (ranges.size() < MOST_RANGES) {
        ranges.add(new Range(mediaType(part), quality(part)));
      }
    }
    return ranges;
  }

  private static String mediaType(String value) {
    int semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  /** A weight that cannot be read counts as none given. */
  private static double quality(String part) {
    for (String parameter : part.split(";")) {
      String text = parameter.strip().toLowerCase(Locale.ROOT);
      if (text.startsWith("q=") && text.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
        return Double.parseDouble(text.substring(2));
      }
    }
    return 1;
  }

  private record Range(String media, double quality) {
    /** 2 for the type itself, 1 for its family, 0 for anything, -1 for no match. */
    int specificity(Type type) {
      if (media.equals(type.mediaType) || media.equals(latest(type))) {
        return 2;
      }
      String family = type.mediaType.substring(0, type.mediaType.indexOf('/'));
      return media.equals(family + "/*") ? 1 : media.equals("*/*") ? 0 : -1;
    }

    private static String latest(Type type) {
      return type.mediaType.replace(FAMILY + "v1+", FAMILY + "latest+");
    }
  }
}
