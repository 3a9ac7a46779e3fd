package cordon.gate.pages;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.gate.GateEventQuery;
import cordon.gate.Verdict;
import cordon.web.Exchange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the list of gate events is narrowed to, as it stands in the page's address.
 *
 * @param values parameters as given, without the empty ones
 */
public record ActivityFilter(Map<String, String> values) {
  static final List<String> TYPES =
      List.of(
          "gate.pull",
          "gate.withheld",
          "gate.refused",
          "gate.pull.aborted",
          "gate.mismatch",
          "gate.exposed");

  private static final List<String> NAMES =
      List.of(
          "package", "actor", "address", "claim", "client", "sha256", "verdict", "type", "from",
          "to");

  static ActivityFilter of(Exchange exchange) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : NAMES) {
      exchange
          .query(name)
          .map(String::strip)
          .filter(v -> !v.isEmpty())
          .ifPresent(v -> values.put(name, v));
    }
    return new ActivityFilter(values);
  }

  public boolean none() {
    return values.isEmpty();
  }

  /** Whether one of the filters that stand folded away is set. */
  public boolean narrow() {
    return List.of("actor", "address", "claim", "client", "sha256", "from", "to").stream()
        .anyMatch(values::containsKey);
  }

  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /**
   * The queries whose answers together are the list: one for each package that the words may mean,
   * one when no package is named, none when the words can be no package.
   *
   * @throws ProblemException naming the parameter that cannot be read
   */
  List<GateEventQuery> queries(long before, int limit) {
    Optional<String> words = given("package");
    if (words.isEmpty()) {
      return List.of(query(Optional.empty(), before, limit));
    }
    List<GateEventQuery> queries = new ArrayList<>();
    packages(words.get()).forEach(p -> queries.add(query(Optional.of(p), before, limit)));
    return queries;
  }

  private GateEventQuery query(Optional<Purl> purl, long before, int limit) {
    return new GateEventQuery(
        given("type"),
        purl.map(p -> p.ofPackage().toString()),
        purl.flatMap(Purl::version),
        given("actor"),
        given("address"),
        given("claim").map(ActivityFilter::claim).orElse(Map.of()),
        given("verdict").map(ActivityFilter::verdict),
        given("client"),
        given("sha256").map(text -> text.toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "")),
        given("from").map(text -> time("from", text, 0)),
        given("to").map(text -> time("to", text, 1)),
        before,
        limit);
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A package URL means itself; a bare name, with or without {@code @version}, any ecosystem. */
  static Set<Purl> packages(String words) {
    Set<Purl> found = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    if (words.startsWith("pkg:")) {
      Purl.tryParse(words).ifPresent(found::add);
      return found;
    }
    int at = words.lastIndexOf('@');
    String name = at > 0 ? words.substring(0, at) : words;
    Optional<String> version =
        at > 0 && at < words.length() - 1 ? Optional.of(words.substring(at + 1)) : Optional.empty();
    for (Ecosystem ecosystem : Ecosystem.values()) {
      try {
        found.add(Purl.of(ecosystem, name, version));
      } catch (ProblemException e) {
        // Not a name of this ecosystem.
      }
    }
    return found;
  }

  private static Map<String, String> claim(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw unreadable("claim", text, "write it like repository=acme/app");
    }
    return Map.of(text.substring(0, equals), text.substring(equals + 1));
  }

  private static Verdict verdict(String word) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.word().equals(word)) {
        return verdict;
      }
    }
    throw unreadable("verdict", word, "write allow, hold or block");
  }

  /** A day or an instant; a day as an end includes all of it. */
  private static Instant time(String name, String text, int daysOn) {
    try {
      return text.length() == "2026-03-24".length()
          ? LocalDate.parse(text).plusDays(daysOn).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text.toUpperCase(Locale.ROOT));
    } catch (DateTimeException e) {
      throw new ProblemException(
          problem(
              name, text, "write a day such as 2026-03-24 or a time such as 2026-03-24T10:39:00Z"),
          e);
    }
  }

  private static ProblemException unreadable(String name, String text, String remedy) {
    return problem(name, text, remedy).asException();
  }

  private static Problem problem(String name, String text, String remedy) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return Problem.of(
        "request/filter", "a filter cannot be read", "`" + name + "` is `" + shown + "`", remedy);
  }

  /** The same for the API, which wants a package URL and times; empty where words are unclear. */
  Optional<Map<String, String>> forApi() {
    Map<String, String> out = new LinkedHashMap<>(values);
    given("from").ifPresent(text -> out.put("from", time("from", text, 0).toString()));
    given("to").ifPresent(text -> out.put("to", time("to", text, 1).toString()));
    Optional<Set<Purl>> packages = given("package").map(ActivityFilter::packages);
    if (packages.isPresent() && packages.get().size() != 1) {
      return Optional.empty();
    }
    packages.ifPresent(only -> out.put("package", only.iterator().next().toString()));
    return Optional.of(out);
  }
}
