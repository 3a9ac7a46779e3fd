package cordon.gate.npm;

import cordon.base.Digest;
import cordon.formats.npm.NpmRelease;
import cordon.formats.npm.Packument;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.cache.WeightedLru;
import cordon.gate.evidence.Withheld;
import cordon.gate.index.PackageIndex.Indexed;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import cordon.gate.serve.Decisions;
import cordon.gate.serve.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the one decision about every release of a package, once per policy and document. */
final class NpmFilter {

  /**
   * What a client may see of a package.
   *
   * @param reasons version to what a person is told, for every release that does not show
   * @param withheld those of them that the policy hides, with their decisions
   * @param validUntil until when time alone changes nothing
   */
  record Filtered(Map<String, String> reasons, List<Withheld> withheld, Instant validUntil) {}

  private record Key(Digest raw, String subject, String policyRevision) {}

  private static final int RELEASES_IN_MEMORY = 200_000;

  private final Decisions decisions;
  private final WeightedLru<Key, Filtered> filtered =
      new WeightedLru<>(RELEASES_IN_MEMORY, f -> f.reasons().size() + 1L);

  NpmFilter(Decisions decisions) {
    this.decisions = decisions;
  }

  Filtered filter(Indexed<Packument> found, Decisions.Moment moment) {
    PackageView view = found.view();
    Key key =
        new Key(view.raw(), view.upstream().key() + "/" + view.name(), moment.policy().revision());
    Optional<Filtered> known = filtered.get(key).filter(f -> moment.now().isBefore(f.validUntil()));
    if (known.isPresent()) {
      return known.get();
    }
    Filtered fresh = evaluate(found.document(), view, moment);
    filtered.put(key, fresh);
    return fresh;
  }

  private Filtered evaluate(Packument packument, PackageView view, Decisions.Moment moment) {
    Map<String, ReleaseFile> files = new HashMap<>();
    view.files().forEach(f -> files.put(f.version(), f));
    Map<String, String> reasons = new LinkedHashMap<>();
    List<Withheld> withheld = new ArrayList<>();
    Instant validUntil = Instant.MAX;
    for (NpmRelease release : packument.releases()) {
      ReleaseFile file = files.get(release.version());
      if (file == null) {
        reasons.put(
            release.version(),
            release.defect().orElse("its tarball's address cannot be used by the gate"));
        continue;
      }
      Decision decision = decisions.decide(moment, view, file);
      if (decision.validUntil().isBefore(validUntil)) {
        validUntil = decision.validUntil();
      }
      if (!decision.verdict().allows()) {
        Coordinate coordinate = Decisions.coordinate(view, file);
        reasons.put(release.version(), Refusal.sentence(coordinate, decision));
        withheld.add(new Withheld(release.version(), "", decision));
      }
    }
    return new Filtered(reasons, withheld, validUntil);
  }
}
