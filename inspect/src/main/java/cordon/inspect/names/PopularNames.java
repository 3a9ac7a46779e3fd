package cordon.inspect.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names that many use, by ecosystem, and whether another looks like one of them: by one character
 * left out, added, exchanged or swapped with its neighbour (Damerau 1964), by separators, by a
 * scope written as a part of the name, or by a word put in front or behind. Looking one up costs
 * time in the length of the name, however many there are: names are kept by what is left of them
 * when any one character is taken away. Immutable.
 */
public final class PopularNames {
  /** Shorter names are near to each other by nature. */
  private static final int SHORTEST = 5;

  private static final int LONGEST = 80;

  /** Only names so far up the list are worth imitating; the rest are known as names. */
  private static final int IMITATED = 1_200;

  /** Words that are put to a name to look like a part of it. */
  private static final List<String> WORDS =
      List.of(
          "js",
          "node",
          "python",
          "py",
          "lib",
          "sdk",
          "api",
          "cli",
          "core",
          "util",
          "utils",
          "dev",
          "official",
          "client",
          "pro",
          "new",
          "v2",
          "2");

  private static final Map<String, PopularNames> KNOWN = new ConcurrentHashMap<>();

  private final Set<String> names = new HashSet<>();
  private final Map<String, List<String>> byRest = new HashMap<>();
  private final Set<String> imitated = new HashSet<>();
  private final Map<String, String> byLetters = new HashMap<>();
  private final boolean groups;

  PopularNames(List<String> names, boolean groups) {
    this.groups = groups;
    this.names.addAll(names);
    for (String name : names.subList(0, Math.min(names.size(), IMITATED))) {
      if (name.length() >= SHORTEST && name.length() <= LONGEST) {
        imitated.add(name);
        byLetters.putIfAbsent(letters(name), name);
        for (String rest : rests(name)) {
          byRest.computeIfAbsent(rest, r -> new ArrayList<>(1)).add(name);
        }
      }
    }
  }

  /**
   * The names of an ecosystem.
   *
   * @param ecosystem as purl types name it; empty for one without a list
   */
  public static Optional<PopularNames> of(String ecosystem) {
    String file =
        switch (ecosystem) {
          case "npm", "pypi", "maven" -> ecosystem + ".txt";
          case "cargo" -> "crates.txt";
          case "golang" -> "go.txt";
          default -> "";
        };
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(
            KNOWN.computeIfAbsent(
                ecosystem, e -> new PopularNames(lines(file), e.equals("maven"))));
  }

  static List<String> lines(String file) {
    try (InputStream in = PopularNames.class.getResourceAsStream("/cordon/inspect/names/" + file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a resource of this jar
    }
  }

  /** Which popular name a name looks like; empty for one that is popular itself. */
  public Optional<Resemblance> resembles(String written) {
    String name = written.toLowerCase(Locale.ROOT);
    if (name.length() < SHORTEST || name.length() > LONGEST || names.contains(name)) {
      return Optional.empty();
    }
    if (groups) {
      return group(name);
    }
    String same = byLetters.get(letters(name));
    if (same != null) {
      boolean scoped = same.startsWith("@") != name.startsWith("@");
      return Optional.of(new Resemblance(same, scoped ? "scope" : "separator"));
    }
    return oneAway(name).or(() -> combined(name));
  }

  /** The same name in another realm: {@code org.x} for {@code com.x}. */
  private Optional<Resemblance> group(String name) {
    int dot = name.indexOf('.');
    boolean telling = name.indexOf('.', dot + 1) > 0 || name.length() - dot > 8;
    if (dot > 0 && telling) {
      for (String realm : List.of("com", "org", "net", "io", "dev")) {
        String other = realm + name.substring(dot);
        if (!realm.equals(name.substring(0, dot)) && imitated.contains(other)) {
          return Optional.of(new Resemblance(other, "group"));
        }
      }
    }
    return oneAway(name);
  }

  private Optional<Resemblance> oneAway(String name) {
    // Packages of one scope or group are named like each other by their owner.
    for (String rest : rests(name)) {
      for (String popular : byRest.getOrDefault(rest, List.of())) {
        String how = difference(name, popular);
        if (!how.isEmpty() && !sameOwner(name, popular)) {
          return Optional.of(new Resemblance(popular, how));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean sameOwner(String name, String popular) {
    int slash = name.indexOf('/');
    return slash > 0 && popular.startsWith(name.substring(0, slash + 1));
  }

  private Optional<Resemblance> combined(String name) {
    for (String word : WORDS) {
      for (String separator : List.of("-", "_", ".", "")) {
        String front = word + separator;
        String behind = separator + word;
        String inner =
            name.startsWith(front)
                ? name.substring(front.length())
                : name.endsWith(behind) ? name.substring(0, name.length() - behind.length()) : "";
        if (inner.length() >= SHORTEST && imitated.contains(inner)) {
          return Optional.of(new Resemblance(inner, "combination"));
        }
      }
    }
    return Optional.empty();
  }

  /** In which way two names differ by one step; empty when by none or more. */
  private static String difference(String name, String popular) {
    int at = 0;
    while (at < Math.min(name.length(), popular.length())
        && name.charAt(at) == popular.charAt(at)) {
      at++;
    }
    String left = name.substring(at);
    String right = popular.substring(at);
    if (left.length() + 1 == right.length()) {
      return right.substring(1).equals(left) ? "omission" : "";
    }
    if (left.length() == right.length() + 1) {
      return left.substring(1).equals(right) ? "addition" : "";
    }
    if (left.length() != right.length() || left.isEmpty()) {
      return "";
    }
    if (left.substring(1).equals(right.substring(1))) {
      // `v1` and `v2`, `es5` and `es6` are told apart by whoever writes them.
      boolean digits = Character.isDigit(left.charAt(0)) || Character.isDigit(right.charAt(0));
      return digits && !alike(left.charAt(0), right.charAt(0)) ? "" : "substitution";
    }
    boolean swapped =
        left.length() > 1
            && left.charAt(0) == right.charAt(1)
            && left.charAt(1) == right.charAt(0)
            && left.substring(2).equals(right.substring(2));
    return swapped ? "swap" : "";
  }

  private static boolean alike(char a, char b) {
    return "0o o0 1l l1 1i i1 5s s5 3e e3 4a a4".contains("" + a + b);
  }

  /** The name and what is left of it without each one of its characters. */
  private static Set<String> rests(String name) {
    Set<String> rests = new HashSet<>();
    rests.add(name);
    for (int i = 0; i < name.length(); i++) {
      rests.add(name.substring(0, i) + name.substring(i + 1));
    }
    return rests;
  }

  private static String letters(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    name.chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
    return letters.toString();
  }
}
