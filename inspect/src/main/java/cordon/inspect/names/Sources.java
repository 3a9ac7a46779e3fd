package cordon.inspect.names;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which repositories popular packages come from. Immutable. */
public final class Sources {
  private static final List<String> HOSTS = List.of("github.com", "gitlab.com", "bitbucket.org");
  private static final Map<String, Sources> KNOWN = new ConcurrentHashMap<>();

  private final Map<String, List<String>> packages = new HashMap<>();

  private Sources(List<String> lines) {
    for (String line : lines) {
      List<String> words = List.of(line.split(" "));
      packages.put(words.getFirst(), words.subList(1, words.size()));
    }
  }

  /** Those of an ecosystem; none for one without a list. */
  public static Optional<Sources> of(String ecosystem) {
    return ecosystem.equals("npm") || ecosystem.equals("pypi")
        ? Optional.of(
            KNOWN.computeIfAbsent(
                ecosystem, e -> new Sources(PopularNames.lines("repositories-" + e + ".txt"))))
        : Optional.empty();
  }

  /**
   * The popular package whose repository another package claims; empty where that may well be its
   * own: a repository of several packages, one of the same scope, or one whose name it bears.
   *
   * @param url as the manifest has it
   */
  public Optional<String> claimed(String name, String url) {
    String repository = repository(url);
    List<String> owners = packages.getOrDefault(repository, List.of());
    if (owners.size() != 1 || owners.contains(name)) {
      return Optional.empty();
    }
    String owner = owners.getFirst();
    String project = repository.substring(repository.indexOf('/') + 1);
    boolean related =
        name.contains(project)
            || name.contains(owner)
            || owner.contains(name)
            || name.startsWith("@")
            || owner.startsWith("@");
    return related ? Optional.empty() : Optional.of(owner);
  }

  /** {@code owner/project} in lower case; empty for an address of another kind. */
  static String repository(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    for (String host : HOSTS) {
      int at = lower.indexOf(host);
      if (at >= 0 && at + host.length() < lower.length()) {
        String[] parts = lower.substring(at + host.length() + 1).split("[/?#]");
        if (parts.length >= 2) {
          String project =
              parts[1].endsWith(".git") ? parts[1].substring(0, parts[1].length() - 4) : parts[1];
          return parts[0] + "/" + project;
        }
      }
    }
    return "";
  }
}
