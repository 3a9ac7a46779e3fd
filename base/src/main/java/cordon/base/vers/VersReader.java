package cordon.base.vers;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.range.Comparison;
import cordon.base.range.Constraint;
import cordon.base.range.VersionRange;
import cordon.base.version.VersionScheme;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code vers} notation, strictly or mending what is not canonical. */
final class VersReader {
  private final String text;
  private final boolean lenient;

  VersReader(String text, boolean lenient) {
    this.text = text;
    this.lenient = lenient;
  }

  Vers read() {
    if (text.length() > VersionRange.MAX_LENGTH) {
      throw problem("it is longer than " + VersionRange.MAX_LENGTH + " characters");
    }
    String compact = withoutSpace();
    if (!compact.startsWith("vers:")) {
      throw problem("it does not start with \"vers:\"");
    }
    int slash = compact.indexOf('/');
    if (slash < 0) {
      throw problem("there is no slash after the scheme");
    }
    String name = compact.substring("vers:".length(), slash);
    VersionScheme scheme =
        VersionScheme.named(lenient ? name.toLowerCase(Locale.ROOT) : name)
            .orElseThrow(() -> problem("the versioning scheme \"" + name + "\" is not known"));
    String constraints = compact.substring(slash + 1);
    if (constraints.equals("*")) {
      return new Vers(scheme, List.of());
    }
    List<Constraint> read = constraints(scheme, constraints);
    if (!lenient) {
      checkSequence(read);
    }
    return new Vers(scheme, read);
  }

  private String withoutSpace() {
    StringBuilder compact = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (space && !lenient) {
        throw problem("character " + (i + 1) + " is white space");
      } else if (!space) {
        compact.append(c);
      }
    }
    return compact.toString();
  }

  private List<Constraint> constraints(VersionScheme scheme, String constraints) {
    List<Constraint> read = new ArrayList<>();
    for (String part : constraints.split("\\|", -1)) {
      if (!part.isEmpty()) {
        read.add(constraint(scheme, part));
      } else if (!lenient) {
        throw problem("a constraint is missing before, between or after the pipes");
      }
    }
    if (read.isEmpty()) {
      throw problem("there is no constraint");
    }
    return read;
  }

  private Constraint constraint(VersionScheme scheme, String part) {
    Comparison comparison = comparison(part);
    int from = comparison == Comparison.EQ ? 0 : comparison.sign().length();
    if (comparison == Comparison.EQ && part.startsWith("=")) {
      if (!lenient) {
        throw problem("equality is written without a sign, but \"" + part + "\" has one");
      }
      from = 1;
    }
    String raw = part.substring(from);
    if (raw.isEmpty()) {
      throw problem("\"" + part + "\" has no version");
    }
    for (int i = 0; i < raw.length(); i++) {
      if ("><=!*".indexOf(raw.charAt(i)) >= 0) {
        throw problem("the version \"" + raw + "\" holds an unencoded " + raw.charAt(i));
      }
    }
    return Constraint.of(scheme, comparison, version(scheme, raw));
  }

  private static Comparison comparison(String part) {
    for (Comparison comparison :
        List.of(Comparison.GE, Comparison.LE, Comparison.NE, Comparison.GT, Comparison.LT)) {
      if (part.startsWith(comparison.sign())) {
        return comparison;
      }
    }
    return Comparison.EQ;
  }

  private String version(VersionScheme scheme, String raw) {
    String version;
    try {
      version = VersEncoding.decode(raw);
    } catch (CharacterCodingException e) {
      throw problem(
          "the percent-encoding of the version \"" + raw + "\" is not that of UTF-8 text");
    }
    if (lenient) {
      return version;
    }
    if (!VersEncoding.encode(version).equals(raw)) {
      throw problem(
          "the version \"" + raw + "\" is written \"" + VersEncoding.encode(version) + "\"");
    }
    boolean moment = scheme.name().equals("datetime");
    if (moment && !version.toUpperCase(Locale.ROOT).equals(version)) {
      throw problem("a time is written with T and Z in upper case, unlike \"" + version + "\"");
    }
    return version;
  }

  /** Sorted, unique, and bounds in turn (vers-spec 5.4). */
  private void checkSequence(List<Constraint> constraints) {
    for (int i = 1; i < constraints.size(); i++) {
      Constraint last = constraints.get(i - 1);
      Constraint next = constraints.get(i);
      int order = last.version().compareTo(next.version());
      if (order == 0) {
        throw problem("the version " + next.text() + " is named twice");
      } else if (order > 0) {
        throw problem("the constraints are not sorted: " + last + " stands before " + next);
      }
    }
    Constraint before = null;
    for (Constraint constraint : constraints) {
      if (constraint.comparison() == Comparison.NE) {
        continue;
      }
      if (before != null && !mayFollow(before, constraint)) {
        throw problem(constraint + " cannot follow " + before);
      }
      boolean withinOpen =
          constraint.comparison() == Comparison.EQ && before != null && Vers.isLower(before);
      before = withinOpen ? before : constraint;
    }
  }

  private static boolean mayFollow(Constraint before, Constraint next) {
    boolean upper = Vers.isBound(next) && !Vers.isLower(next);
    return Vers.isLower(before) ? upper : !upper;
  }

  private ProblemException problem(String why) {
    return Problem.of(
            "vers/invalid",
            "not a vers range",
            why + ", in \"" + text + "\"",
            "write it as vers:scheme/constraint|constraint, for example vers:npm/>=1.0.0|<2.0.0")
        .asException();
  }
}
