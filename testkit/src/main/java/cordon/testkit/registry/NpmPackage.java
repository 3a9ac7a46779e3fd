package cordon.testkit.registry;

import static cordon.base.Digest.Algorithm.SHA1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All releases of one name, and the documents that npm knows of them. Guarded by its registry. */
final class NpmPackage {
  private static final Set<String> ONLY_IN_FULL = Set.of("description", "license", "scripts");

  private static final Map<String, Object> NO_SIGNATURE =
      Map.of("keyid", "SHA256:fixture", "sig", "Zml4dHVyZQ==");

  /** A release and its tarball; the hashes are computed once, large packuments hold many. */
  record Published(
      NpmRelease release,
      byte[] tarball,
      String integrity,
      String shasum,
      Map<String, Object> signature) {}

  final Map<String, Published> releases = new LinkedHashMap<>();
  final Map<String, String> tags = new LinkedHashMap<>();
  final Map<String, Object> topLevel = new LinkedHashMap<>();
  int ballast;
  private final String name;

  NpmPackage(String name) {
    this.name = name;
  }

  void publish(NpmRelease release, @Nullable NpmSigner signer) {
    byte[] tarball = release.tarball();
    String integrity = Hashes.integrity(tarball);
    String text = name + "@" + release.version + ":" + integrity;
    Map<String, Object> signature = signer == null ? NO_SIGNATURE : signer.signature(text);
    String shasum = Hashes.hex(SHA1, tarball);
    releases.put(release.version, new Published(release, tarball, integrity, shasum, signature));
    tags.put("latest", release.version);
  }

  /** The release is gone as after {@code npm unpublish}: its time entry stays. */
  void unpublish(String version) {
    releases.remove(version);
    tags.values().removeIf(version::equals);
  }

  Optional<byte[]> tarball(String fileName) {
    return releases.values().stream()
        .filter(p -> p.release.fileName().equals(fileName))
        .map(Published::tarball)
        .findFirst();
  }

  /** The full packument; {@code base} ends with a slash. */
  Map<String, Object> full(String base) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("_id", name);
    document.put("name", name);
    document.put("description", "Generated fixture.");
    document.put("dist-tags", tags);
    Map<String, Object> versions = new LinkedHashMap<>();
    releases.forEach((version, p) -> versions.put(version, manifest(p, base)));
    document.put("versions", versions);
    document.put("time", times());
    document.put("readme", "Generated fixture.");
    document.putAll(topLevel);
    return document;
  }

  /** The abbreviated packument: no {@code time}, only what an install needs. */
  Map<String, Object> abbreviated(String base) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", name);
    document.put("modified", modified());
    document.put("dist-tags", tags);
    Map<String, Object> versions = new LinkedHashMap<>();
    for (Published p : releases.values()) {
      Map<String, Object> manifest = manifest(p, base);
      manifest.keySet().removeIf(k -> ONLY_IN_FULL.contains(k) || k.startsWith("_"));
      versions.put(p.release.version, manifest);
    }
    document.put("versions", versions);
    return document;
  }

  /** One version's document, by version or by tag. */
  @Nullable Map<String, Object> version(String versionOrTag, String base) {
    Published p = releases.get(tags.getOrDefault(versionOrTag, versionOrTag));
    return p == null ? null : manifest(p, base);
  }

  private Map<String, Object> manifest(Published p, String base) {
    Map<String, Object> manifest = new LinkedHashMap<>(p.release.manifest());
    manifest.put("_id", name + "@" + p.release.version);
    manifest.put(
        "_npmUser", Map.of("name", p.release.publisher, "email", "fixture@registry.example"));
    if (p.release.deprecated != null) {
      manifest.put("deprecated", p.release.deprecated);
    }
    if (p.release.hasInstallScript()) {
      manifest.put("hasInstallScript", true);
    }
    Map<String, Object> dist = new LinkedHashMap<>();
    dist.put("integrity", p.integrity);
    dist.put("shasum", p.shasum);
    dist.put("tarball", base + name + "/-/" + p.release.fileName());
    dist.put("unpackedSize", p.tarball.length * 3L);
    if (p.release.attested) {
      Map<String, Object> provenance = Map.of("predicateType", "https://slsa.dev/provenance/v1");
      String url = base + "-/npm/v1/attestations/" + name + "@" + p.release.version;
      dist.put("attestations", Map.of("url", url, "provenance", provenance));
    }
    dist.put("signatures", List.of(p.signature));
    dist.putAll(p.release.dist);
    manifest.put("dist", dist);
    return manifest;
  }

  private Map<String, Object> times() {
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("created", Registry.LONG_AGO.toString());
    times.put("modified", modified());
    for (Published p : releases.values()) {
      if (p.release.time != null) {
        times.put(p.release.version, p.release.time);
      }
    }
    return times;
  }

  private String modified() {
    List<String> all = new ArrayList<>(List.of(Registry.LONG_AGO.toString()));
    releases.values().forEach(p -> all.add(p.release.time == null ? "" : p.release.time));
    return all.stream().filter(t -> t.startsWith("2")).max(String::compareTo).orElseThrow();
  }
}
