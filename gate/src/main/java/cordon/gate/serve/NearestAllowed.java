package cordon.gate.serve;

import cordon.base.version.InOrder;
import cordon.base.version.Version;
import cordon.base.version.VersionScheme;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what somebody can have instead of a release that they cannot have. */
public final class NearestAllowed {
  /** Versions that are asked about before the search gives up; each costs a decision. */
  private static final int MOST = 200;

  private final Decisions decisions;

  public NearestAllowed(Decisions decisions) {
    this.decisions = decisions;
  }

  private record Candidate(String text, Version version) {}

  /**
   * The highest allowed version below the one that was asked for, or else the lowest above it; a
   * pre-release only instead of a pre-release.
   */
  public Optional<String> to(PackageView view, String asked, Decisions.Moment moment) {
    VersionScheme scheme = VersionScheme.of(view.upstream().ecosystem());
    Version wanted = scheme.parse(asked);
    List<Candidate> found =
        view.files().stream()
            .map(ReleaseFile::version)
            .distinct()
            .filter(text -> !text.equals(asked))
            .map(text -> new Candidate(text, scheme.parse(text)))
            .filter(c -> wanted.isPrerelease() || !c.version().isPrerelease())
            .toList();
    List<Candidate> candidates = InOrder.sorted(found, Comparator.comparing(Candidate::version));
    List<Candidate> below =
        candidates.stream().filter(c -> c.version().compareTo(wanted) < 0).toList().reversed();
    List<Candidate> above =
        candidates.stream().filter(c -> c.version().compareTo(wanted) >= 0).toList();
    return first(view, below, moment).or(() -> first(view, above, moment));
  }

  private Optional<String> first(
      PackageView view, List<Candidate> candidates, Decisions.Moment moment) {
    return candidates.stream()
        .limit(MOST)
        .map(Candidate::text)
        .filter(version -> allowed(view, version, moment))
        .findFirst();
  }

  private boolean allowed(PackageView view, String version, Decisions.Moment moment) {
    return view.release(version).stream()
        .anyMatch(f -> decisions.decide(moment, view, f).verdict().allows());
  }
}
