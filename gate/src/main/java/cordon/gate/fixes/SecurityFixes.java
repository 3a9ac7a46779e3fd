package cordon.gate.fixes;

import cordon.advisories.Advisories;
import cordon.advisories.AdvisoryMatch;
import cordon.base.Ecosystem;
import cordon.base.purl.Purl;
import cordon.gate.Upstream;
import cordon.gate.evidence.PulledRelease;
import cordon.gate.evidence.PulledReleases;
import cordon.gate.policy.SecurityFix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which releases fix a vulnerability of a release that was pulled here. Answers from memory: a look
 * into a map for all packages but the few that have a vulnerable release in use.
 */
public final class SecurityFixes {
  private final PulledReleases pulled;
  private final Advisories advisories;
  private final Map<String, Vulnerable> vulnerable = new ConcurrentHashMap<>();
  private final Set<String> noted = ConcurrentHashMap.newKeySet();
  private final AtomicLong generation = new AtomicLong();

  /**
   * What is wrong with the releases of one package that are in use.
   *
   * @param advisoryGeneration by which advisories
   * @param releases how many releases that is about
   * @param advisories id to a version that has it
   */
  private record Vulnerable(
      long advisoryGeneration, int releases, Map<String, String> advisories) {}

  public SecurityFixes(PulledReleases pulled, Advisories advisories) {
    this.pulled = pulled;
    this.advisories = advisories;
    pulled.onFirst(this::inUse);
  }

  /** Grows when an answer of {@link #by} may have changed for another reason than advisories. */
  public long generation() {
    return generation.get();
  }

  /** The vulnerabilities in use that a release fixes, in the order of their ids. */
  public List<SecurityFix> by(Upstream upstream, String name, String version) {
    Ecosystem ecosystem = upstream.ecosystem();
    Map<String, String> open =
        pulled.any(ecosystem, name) ? vulnerable(upstream, name).advisories() : Map.of();
    if (open.isEmpty()) {
      return List.of();
    }
    List<SecurityFix> fixes = new ArrayList<>();
    for (String id : new TreeSet<>(advisories.fixes(ecosystem, name, version))) {
      String has = open.get(id);
      if (has != null && !has.equals(version)) {
        fixes.add(new SecurityFix(id, has));
      }
    }
    return fixes;
  }

  private Vulnerable vulnerable(Upstream upstream, String name) {
    // The generation first: what changes while we look is looked at again.
    long now = advisories.generation();
    List<PulledRelease> inUse = pulled.of(upstream.ecosystem(), name);
    String key = upstream.key() + "/" + name;
    Vulnerable known = vulnerable.get(key);
    if (known != null && known.advisoryGeneration() == now && known.releases() == inUse.size()) {
      return known;
    }
    Map<String, String> found = new TreeMap<>();
    for (PulledRelease release : inUse) {
      // The same name on a private upstream is another package.
      if (release.upstream().isEmpty() || release.upstream().equals(upstream.name())) {
        claims(upstream.ecosystem(), name, release.version())
            .forEach(claim -> found.putIfAbsent(claim.id(), release.version()));
      }
    }
    Vulnerable fresh = new Vulnerable(now, inUse.size(), found);
    vulnerable.put(key, fresh);
    return fresh;
  }

  /** Malware has no fix that anybody should hurry to. */
  private List<AdvisoryMatch> claims(Ecosystem ecosystem, String name, String version) {
    return advisories.match(ecosystem, name, version).stream()
        .filter(claim -> claim.sure() && !claim.malicious())
        .toList();
  }

  private void inUse(String packagePurl, PulledRelease release) {
    Purl purl = Purl.parse(packagePurl);
    boolean affected =
        purl.ecosystem()
            .filter(e -> !claims(e, purl.nativeName(), release.version()).isEmpty())
            .isPresent();
    if (affected && noted.add(packagePurl + "@" + release.version())) {
      generation.incrementAndGet();
    }
  }
}
