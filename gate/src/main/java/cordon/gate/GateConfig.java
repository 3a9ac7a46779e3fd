package cordon.gate;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything about the gate that an administrator sets.
 *
 * @param upstreams the registries; an ecosystem without one is off
 * @param policy what decisions are made by
 * @param metadataMaxAge how long a document is believed without asking the upstream again
 * @param documentLimit largest upstream document, bytes
 * @param artifactLimit largest artifact, bytes
 * @param cacheLimit how many bytes of artifacts are kept; the longest unused go first
 * @param variantMemory how many bytes of derived documents are kept in memory
 * @param twoPersons whether an exception to the policy takes two people
 */
public record GateConfig(
    List<Upstream> upstreams,
    PolicySettings policy,
    Duration metadataMaxAge,
    long documentLimit,
    long artifactLimit,
    long cacheLimit,
    long variantMemory,
    boolean twoPersons) {

  /** Short enough that a fix is visible soon, long enough for one install to ask once. */
  public static final Duration DEFAULT_METADATA_MAX_AGE = Duration.ofMinutes(5);

  /** The largest documents of public registries are above 40 MB (research/gate.md 2). */
  public static final long DEFAULT_DOCUMENT_LIMIT = 256L << 20;

  /** Wheels with GPU libraries are above 2 GB. */
  public static final long DEFAULT_ARTIFACT_LIMIT = 8L << 30;

  public static final long DEFAULT_CACHE_LIMIT = 20L << 30;
  public static final long DEFAULT_VARIANT_MEMORY = 64L << 20;

  public GateConfig {
    upstreams = List.copyOf(upstreams);
  }

  public static GateConfig of(List<Upstream> upstreams) {
    return new GateConfig(
        upstreams,
        PolicySettings.DEFAULT,
        DEFAULT_METADATA_MAX_AGE,
        DEFAULT_DOCUMENT_LIMIT,
        DEFAULT_ARTIFACT_LIMIT,
        DEFAULT_CACHE_LIMIT,
        DEFAULT_VARIANT_MEMORY,
        false);
  }

  /** The same with two people for every exception. */
  public GateConfig withTwoPersons() {
    return new GateConfig(
        upstreams,
        policy,
        metadataMaxAge,
        documentLimit,
        artifactLimit,
        cacheLimit,
        variantMemory,
        true);
  }

  public Optional<Upstream> upstream(Ecosystem ecosystem, String name) {
    return upstreams.stream()
        .filter(u -> u.ecosystem() == ecosystem && u.name().equals(name))
        .findFirst();
  }

  public List<Upstream> upstreams(Ecosystem ecosystem) {
    return upstreams.stream().filter(u -> u.ecosystem() == ecosystem).toList();
  }

  /** The same upstreams and limits under another policy. */
  public GateConfig with(PolicySettings other) {
    return new GateConfig(
        upstreams,
        other,
        metadataMaxAge,
        documentLimit,
        artifactLimit,
        cacheLimit,
        variantMemory,
        twoPersons);
  }

  /** Eight hexadecimal digits that change when a setting changes that decisions depend on. */
  public String revision() {
    StringBuilder text = new StringBuilder(policy.fingerprint()).append('\n');
    upstreams.forEach(u ->
        text.append(u.key()).append(u.open()).append(u.undated()).append(u.url()).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return Digest.sha256Of(bytes).hex().substring(0, 8);
  }
}
