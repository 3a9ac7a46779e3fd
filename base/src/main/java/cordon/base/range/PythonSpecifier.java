package cordon.base.range;

import cordon.base.version.Pep440;
import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One specifier, such as {@code ~=2.2} or {@code !=3.0.*}.
 *
 * @param operator one of {@code ~= == != <= >= < > ===}
 * @param text the version as written, without {@code .*}
 * @param version the same, parsed; empty for {@code ===}, which compares texts
 * @param prefix the numbers that a version must begin with, for {@code ~=} and {@code .*}
 */
public record PythonSpecifier(
    String operator, String text, Optional<Pep440> version, List<String> prefix) {

  private static final List<String> OPERATORS =
      List.of("===", "~=", "==", "!=", "<=", ">=", "<", ">");

  static PythonSpecifier parse(String range, String part) {
    String operator =
        OPERATORS.stream()
            .filter(part::startsWith)
            .findFirst()
            .orElseThrow(() -> problem(range, "\"" + part + "\" begins with no comparison"));
    String text = part.substring(operator.length()).strip();
    if (operator.equals("===")) {
      return new PythonSpecifier(operator, text, Optional.empty(), List.of());
    }
    boolean star = text.endsWith(".*");
    String plain = star ? text.substring(0, text.length() - 2) : text;
    if (!(VersionScheme.PYPI.parse(plain) instanceof Pep440 version)) {
      throw problem(range, "\"" + plain + "\" is not a PEP 440 version");
    }
    List<String> numbers = releaseAsWritten(plain);
    boolean compatible = operator.equals("~=");
    boolean equality = operator.equals("==") || operator.equals("!=");
    if (star && (!equality || !isRelease(version))) {
      throw problem(range, "\".*\" goes with == or != and a plain release only");
    }
    if (compatible && (numbers.size() < 2 || !version.local().isEmpty())) {
      throw problem(range, "~= needs two numbers at least and no local version");
    }
    if (!version.local().isEmpty() && !equality) {
      throw problem(range, operator + " takes no local version");
    }
    List<String> prefix =
        compatible ? numbers.subList(0, numbers.size() - 1) : star ? numbers : List.of();
    return new PythonSpecifier(operator, plain, Optional.of(version), List.copyOf(prefix));
  }

  private static cordon.base.ProblemException problem(String range, String why) {
    return VersionRange.problem(VersionScheme.PYPI, range, why);
  }

  private static boolean isRelease(Pep440 version) {
    return version.phase() == null
        && version.post() == null
        && version.dev() == null
        && version.local().isEmpty();
  }

  /** With its trailing zeros: {@code ~=2.2.0} keeps to 2.2, {@code ~=2.2} to 2. */
  private static List<String> releaseAsWritten(String text) {
    int from = text.indexOf('!') + 1;
    from += from < text.length() && (text.charAt(from) == 'v' || text.charAt(from) == 'V') ? 1 : 0;
    List<String> numbers = new ArrayList<>(4);
    for (String part : text.substring(from).split("\\.", -1)) {
      int end = 0;
      while (end < part.length() && part.charAt(end) >= '0' && part.charAt(end) <= '9') {
        end++;
      }
      if (end > 0) {
        numbers.add(part.substring(0, end).replaceFirst("^0+(?=.)", ""));
      }
      if (end < part.length()) {
        break;
      }
    }
    return numbers;
  }

  boolean holdsLiterally(String tested) {
    return operator.equals("===") && tested.strip().equalsIgnoreCase(text);
  }

  boolean holds(String literal, Pep440 tested) {
    if (version.isEmpty()) {
      return holdsLiterally(literal);
    }
    Pep440 wanted = version.get();
    Pep440 released = withoutLocal(tested);
    return switch (operator) {
      case "==" -> equal(tested, wanted);
      case "!=" -> !equal(tested, wanted);
      case "~=" -> released.compareTo(wanted) >= 0 && hasPrefix(tested, wanted.epoch());
      case "<=" -> released.compareTo(wanted) <= 0;
      case ">=" -> released.compareTo(wanted) >= 0;
      case "<" -> tested.compareTo(wanted.isPrerelease() ? wanted : firstDev(wanted)) < 0;
      default -> above(tested, wanted);
    };
  }

  /** A pre-release of the named version is not below it. */
  private static Pep440 firstDev(Pep440 v) {
    return new Pep440(v.epoch(), v.release(), v.phase(), v.pre(), v.post(), "0", List.of());
  }

  /** A post-release or a local version of the named one is not above it. */
  private static boolean above(Pep440 tested, Pep440 wanted) {
    if (withoutLocal(tested).compareTo(wanted) <= 0) {
      return false;
    }
    boolean mayHavePosts = wanted.post() == null && wanted.dev() == null;
    return !(mayHavePosts && tested.post() != null && sameRelease(tested, wanted));
  }

  private boolean equal(Pep440 tested, Pep440 wanted) {
    if (!prefix.isEmpty()) {
      return hasPrefix(tested, wanted.epoch());
    }
    return (wanted.local().isEmpty() ? withoutLocal(tested) : tested).compareTo(wanted) == 0;
  }

  private boolean hasPrefix(Pep440 tested, String epoch) {
    List<String> release = tested.release();
    for (int i = 0; i < prefix.size(); i++) {
      String number = i < release.size() ? release.get(i) : "0";
      if (!number.equals(prefix.get(i))) {
        return false;
      }
    }
    return tested.epoch().equals(epoch);
  }

  /** Apart from post- and development releases. */
  private static boolean sameRelease(Pep440 a, Pep440 b) {
    return a.epoch().equals(b.epoch())
        && a.release().equals(b.release())
        && Objects.equals(a.phase(), b.phase())
        && a.pre().equals(b.pre());
  }

  private static Pep440 withoutLocal(Pep440 v) {
    return v.local().isEmpty()
        ? v
        : new Pep440(v.epoch(), v.release(), v.phase(), v.pre(), v.post(), v.dev(), List.of());
  }

  boolean namesPrerelease() {
    return !operator.equals("!=")
        && (version.isPresent()
            ? version.get().isPrerelease()
            : VersionScheme.PYPI.isPrerelease(text));
  }

  boolean excludesPrefix() {
    return operator.equals("!=") && !prefix.isEmpty();
  }

  /** For {@code .*} and {@code ~=} two bounds, for others one. */
  List<Constraint> bounds() {
    if (operator.equals("~=")) {
      return List.of(bound(Comparison.GE, text), bound(Comparison.LT, afterPrefix()));
    } else if (!prefix.isEmpty()) {
      String from = epoch() + String.join(".", prefix) + ".dev0";
      return List.of(bound(Comparison.GE, from), bound(Comparison.LT, afterPrefix()));
    }
    return List.of(bound(Signs.leading(operator), text));
  }

  /** The lowest version that no longer begins with the prefix. */
  private String afterPrefix() {
    List<String> next = new ArrayList<>(prefix);
    next.set(next.size() - 1, Signs.increment(next.getLast()));
    return epoch() + String.join(".", next) + ".dev0";
  }

  private String epoch() {
    return version.filter(v -> !v.epoch().equals("0")).map(v -> v.epoch() + "!").orElse("");
  }

  private static Constraint bound(Comparison comparison, String text) {
    return Constraint.of(VersionScheme.PYPI, comparison, text);
  }
}
