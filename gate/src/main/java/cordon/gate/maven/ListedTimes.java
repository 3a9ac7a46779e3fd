package cordon.gate.maven;

import cordon.base.Ecosystem;
import cordon.formats.PublishTime;
import cordon.formats.maven.MavenMetadata;
import cordon.gate.PolicySettings;
import cordon.gate.Upstream;
import cordon.gate.Upstream.Undated;
import cordon.gate.index.ReleaseFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * When the releases of a list were published, by as few questions as will do (docs/decisions/0004,
 * 0050).
 */
final class ListedTimes {
  /** A repository that dates none of the newest releases is taken to date none of that artifact. */
  private static final int PROBES = 3;

  /** Releases whose time is asked for one by one when an artifact has a young release. */
  private static final int MOST_ASKED = 1_000;

  /** Signatures that are fetched for one list, the newest releases first; each is a request. */
  private static final int MOST_SIGNED = 300;

  private final PolicySettings policy;
  private final InstantSource clock;
  private final MavenTimes times;

  ListedTimes(PolicySettings policy, InstantSource clock, MavenTimes times) {
    this.policy = policy;
    this.clock = clock;
    this.times = times;
  }

  /**
   * No listed version is younger than the last change of the list. Only where that is too recent to
   * settle the matter are the releases asked for their own times.
   *
   * @param poms where the {@code .pom} of each version lies; one that is missing cannot be asked
   *     for
   */
  Map<String, PublishTime> of(
      Upstream upstream, String folder, MavenMetadata metadata, Map<String, String> poms)
      throws IOException {
    Map<String, PublishTime> known = new HashMap<>();
    PublishTime bound = MavenTimes.noLaterThan(metadata.lastUpdated());
    Map<String, PublishTime> kept = times.kept(upstream, folder);
    boolean settled = isOld(upstream, folder, bound);
    int asked = 0;
    int dated = 0;
    for (String version : metadata.versions().reversed()) {
      String pom = poms.getOrDefault(version, "");
      PublishTime time = kept.getOrDefault(pom, new PublishTime.Missing());
      boolean dateless = asked >= PROBES && dated == 0;
      boolean ask = !settled && !dateless && asked < MOST_ASKED && !pom.isEmpty();
      // Counts also what is kept, so that a restart asks for the same ones and needs no upstream.
      asked += ask ? 1 : 0;
      time = ask && time.instant().isEmpty() ? times.ask(upstream, folder, pom) : time;
      dated += time.instant().isPresent() ? 1 : 0;
      known.put(version, usable(time, bound));
    }
    if (upstream.undated() == Undated.SIGNATURE && !settled) {
      signed(upstream, folder, metadata, poms, known);
    }
    return known;
  }

  /**
   * Puts the time of its signature in place of a time that is only a bound or none, for all but the
   * newest release: that is where somebody who took over a publisher's key would put theirs.
   */
  private void signed(
      Upstream upstream,
      String folder,
      MavenMetadata metadata,
      Map<String, String> poms,
      Map<String, PublishTime> known)
      throws IOException {
    List<String> undated =
        metadata.versions().reversed().stream()
            .filter(v -> !metadata.latest().equals(Optional.of(v)))
            .filter(v -> !metadata.release().equals(Optional.of(v)))
            .filter(poms::containsKey)
            .filter(v -> isNotOwn(known.getOrDefault(v, new PublishTime.Missing())))
            .limit(MOST_SIGNED)
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<PublishTime>> asked = new LinkedHashMap<>();
      for (String v : undated) {
        String pom = poms.getOrDefault(v, "");
        asked.put(v, threads.submit(() -> times.askSignature(upstream, folder, pom)));
      }
      for (Map.Entry<String, Future<PublishTime>> each : asked.entrySet()) {
        PublishTime time = answer(each.getValue());
        // Never later than the bound: that one is the upstream's own word.
        if (MavenTimes.isBefore(time, known.get(each.getKey()))) {
          known.put(each.getKey(), time);
        }
      }
    }
  }

  /** A bound or nothing; a time of the file's own, readable or not, is the upstream's word. */
  private static boolean isNotOwn(PublishTime time) {
    return time.rawText().map(t -> t.startsWith(ReleaseFile.NO_LATER_THAN)).orElse(true);
  }

  private static PublishTime answer(Future<PublishTime> asked) throws IOException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking for signatures");
    }
  }

  /** Where neither can be read, what is written there is told rather than nothing. */
  private static PublishTime usable(PublishTime own, PublishTime bound) {
    return own.instant().isPresent() || (bound.instant().isEmpty() && own.rawText().isPresent())
        ? own
        : bound;
  }

  private boolean isOld(Upstream upstream, String folder, PublishTime bound) {
    Duration wait = policy.coolDowns().of(Ecosystem.MAVEN, MavenArtifacts.packageName(folder));
    boolean beforeFreeze =
        policy
            .freeze()
            .after(upstream)
            .map(line -> bound.instant().map(b -> !b.isAfter(line)).orElse(false))
            .orElse(true);
    return beforeFreeze
        && bound.instant().map(b -> !b.plus(wait).isAfter(clock.instant())).orElse(false);
  }
}
