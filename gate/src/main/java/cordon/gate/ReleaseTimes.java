package cordon.gate;

import cordon.base.Ecosystem;
import cordon.gate.index.ReleaseFile;
import cordon.gate.serve.Protocol;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells from the documents that are kept when the releases of a package came. */
public final class ReleaseTimes {
  private final GateConfig config;
  private final Map<Ecosystem, Protocol> protocols;

  ReleaseTimes(GateConfig config, Map<Ecosystem, Protocol> protocols) {
    this.config = config;
    this.protocols = protocols;
  }

  /**
   * What one upstream lists.
   *
   * @param checked when it last confirmed the list
   */
  public record Listed(Instant checked, List<Release> releases) {}

  /**
   * A release that an upstream lists.
   *
   * @param time when it came; empty where nothing says
   * @param exact whether the upstream says so, rather than that it is no later than that
   */
  public record Release(String version, Optional<Instant> time, boolean exact) {}

  /**
   * What the upstreams that have the package list, as far as it is kept here; nobody is asked.
   *
   * @param name normalised as its registry does
   */
  public List<Listed> of(Ecosystem ecosystem, String name) {
    return Optional.ofNullable(protocols.get(ecosystem))
        .map(protocol -> listed(protocol, config.upstreams(ecosystem), name))
        .orElse(List.of());
  }

  /** Where one cannot be read, the others do not tell all. */
  private static List<Listed> listed(Protocol protocol, List<Upstream> upstreams, String name) {
    List<Listed> all = new ArrayList<>();
    try {
      for (Upstream upstream : upstreams) {
        protocol.kept(upstream, name).map(ReleaseTimes::listed).ifPresent(all::add);
      }
    } catch (IOException unreadable) {
      return List.of();
    }
    return all;
  }

  private static Listed listed(Protocol.Kept kept) {
    Map<String, Release> releases = new LinkedHashMap<>();
    for (ReleaseFile file : kept.view().files()) {
      releases.merge(file.version(), release(file), ReleaseTimes::earlier);
    }
    return new Listed(kept.checked(), List.copyOf(releases.values()));
  }

  private static Release release(ReleaseFile file) {
    return file.published().isPresent()
        ? new Release(file.version(), file.published(), !file.isBounded())
        : new Release(file.version(), file.firstSeen(), false);
  }

  /** It could be had from its first file on, which is no later than any time of any file. */
  private static Release earlier(Release a, Release b) {
    if (a.time().isEmpty() || b.time().isEmpty()) {
      return new Release(a.version(), a.time().or(b::time), false);
    }
    Release first = a.time().get().isAfter(b.time().get()) ? b : a;
    return new Release(a.version(), first.time(), a.exact() && b.exact());
  }
}
