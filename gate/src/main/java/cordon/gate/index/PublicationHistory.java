package cordon.gate.index;

import cordon.base.Ecosystem;
import cordon.base.version.VersionScheme;
import cordon.gate.index.Publication.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Compares how each artifact of a package was published with the releases before it, in the order
 * of their publish times. Why it compares what it compares: docs/decisions/0032.
 *
 * <p>INVARIANT: what is told of an artifact depends on it and earlier ones alone, so that a later
 * release cannot launder an earlier one.
 */
final class PublicationHistory {
  /** So many releases before one are what it is compared with. */
  static final int COMPARED = 10;

  /**
   * How long a release that differs stands before later ones are compared with it: until then it
   * may itself be the attacker's.
   */
  static final Duration SETTLED = Duration.ofDays(30);

  private final Past stable = new Past();
  private final Past all = new Past();
  private final Deque<Entry> differing = new ArrayDeque<>();

  private record Entry(int position, ReleaseFile file, Instant time, boolean prerelease) {}

  /** The last releases that count, by version. */
  private static final class Past {
    private final SequencedMap<String, List<Publication>> releases = new LinkedHashMap<>();

    void add(Entry entry) {
      releases
          .computeIfAbsent(entry.file().version(), v -> new ArrayList<>(1))
          .add(entry.file().publication());
      if (releases.size() > COMPARED) {
        releases.pollFirstEntry();
      }
    }

    Optional<String> lastAttested() {
      return releases.reversed().entrySet().stream()
          .filter(e -> e.getValue().stream().anyMatch(Publication::attested))
          .map(Map.Entry::getKey)
          .findFirst();
    }

    Set<String> publishers() {
      Set<String> found = new LinkedHashSet<>();
      releases.reversed().values().stream()
          .flatMap(List::stream)
          .forEach(p -> p.publisher().ifPresent(found::add));
      return found;
    }
  }

  private PublicationHistory() {}

  /** The same files in the same order, each with what it does otherwise than those before it. */
  static List<ReleaseFile> compare(Ecosystem ecosystem, List<ReleaseFile> files) {
    if (files.stream().allMatch(f -> f.publication().equals(Publication.UNSTATED))) {
      return files;
    }
    VersionScheme scheme = VersionScheme.of(ecosystem);
    Map<String, List<Entry>> streams = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      ReleaseFile file = files.get(i);
      // An undated one comes last: it is compared with all that are dated.
      Instant time = file.published().orElse(Instant.MAX);
      boolean prerelease = scheme.parse(file.version()).isPrerelease();
      streams
          .computeIfAbsent(kind(file), k -> new ArrayList<>())
          .add(new Entry(i, file, time, prerelease));
    }
    List<ReleaseFile> compared = new ArrayList<>(files);
    for (List<Entry> stream : streams.values()) {
      PublicationHistory history = new PublicationHistory();
      stream.sort(Comparator.comparing(Entry::time));
      for (Entry entry : stream) {
        List<Change> changes = history.next(entry);
        if (!changes.isEmpty()) {
          ReleaseFile file = entry.file();
          compared.set(entry.position(), file.published(file.publication().with(changes)));
        }
      }
    }
    return compared;
  }

  /** Wheels come from elsewhere than source distributions: each is compared with its own kind. */
  private static String kind(ReleaseFile file) {
    return file.file().endsWith(".whl") ? "wheel" : "";
  }

  private List<Change> next(Entry entry) {
    settle(entry.time());
    // Who publishes pre-releases by hand need not publish releases so.
    List<Change> changes = changes(entry.file().publication(), entry.prerelease() ? all : stable);
    if (changes.isEmpty()) {
      remember(entry);
    } else {
      differing.add(entry);
    }
    return changes;
  }

  /** Any time may stand in a document, also one to which nothing can be added. */
  private void settle(Instant now) {
    while (!differing.isEmpty()
        && !now.equals(Instant.MAX)
        && Duration.between(differing.getFirst().time(), now).compareTo(SETTLED) > 0) {
      remember(differing.removeFirst());
    }
  }

  private void remember(Entry entry) {
    all.add(entry);
    if (!entry.prerelease()) {
      stable.add(entry);
    }
  }

  private static List<Change> changes(Publication now, Past past) {
    List<Change> changes = new ArrayList<>(2);
    if (!now.attested()) {
      past.lastAttested().ifPresent(last -> changes.add(new Change.LostProvenance(last)));
    }
    Set<String> before = past.publishers();
    boolean known = now.publisher().map(before::contains).orElse(false);
    // A move to attested publishing changes the account; the attestation says more than its name.
    if (!now.attested() && !known && !before.isEmpty()) {
      changes.add(new Change.NewPublisher(now.publisher(), List.copyOf(before)));
    }
    return changes;
  }
}
