package cordon.gate;

import cordon.advisories.Advisories;
import cordon.advisories.AdvisoryMatch;
import cordon.base.Ecosystem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Advisories that a test puts in by hand. */
public final class FakeAdvisories implements Advisories {
  private final Map<String, List<AdvisoryMatch>> matches = new ConcurrentHashMap<>();
  private final Map<String, List<String>> fixes = new ConcurrentHashMap<>();
  private final AtomicLong generation = new AtomicLong();

  /** Names a version as malicious. */
  public void malicious(Ecosystem ecosystem, String name, String version) {
    put(ecosystem, name, version, match("MAL-2026-1", true, true));
  }

  /** Calls the package malicious without naming versions. */
  public void suspicious(Ecosystem ecosystem, String name, String version) {
    put(ecosystem, name, version, match("MAL-2026-2", true, false));
  }

  public void put(Ecosystem ecosystem, String name, String version, AdvisoryMatch match) {
    matches.put(key(ecosystem, name, version), List.of(match));
    generation.incrementAndGet();
  }

  public void clear() {
    matches.clear();
    fixes.clear();
    generation.incrementAndGet();
  }

  public static AdvisoryMatch match(String id, boolean malicious, boolean sure) {
    return new AdvisoryMatch(
        id,
        List.of(),
        malicious,
        sure,
        "steals credentials on import",
        "example feed",
        Optional.empty(),
        Instant.parse("2026-03-01T00:00:00Z"),
        List.of());
  }

  @Override
  public List<AdvisoryMatch> match(Ecosystem ecosystem, String name, String version) {
    return matches.getOrDefault(key(ecosystem, name, version), List.of());
  }

  /** A vulnerability of one version that another one fixes. */
  public void vulnerable(
      Ecosystem ecosystem, String name, String version, String fixedIn, String id) {
    fixes.put(key(ecosystem, name, fixedIn), List.of(id));
    put(ecosystem, name, version, match(id, false, true));
  }

  @Override
  public List<String> fixes(Ecosystem ecosystem, String name, String version) {
    return fixes.getOrDefault(key(ecosystem, name, version), List.of());
  }

  @Override
  public long generation() {
    return generation.get();
  }

  private static String key(Ecosystem ecosystem, String name, String version) {
    return ecosystem + " " + name + " " + version;
  }
}
