package cordon.advisories;

import cordon.formats.osv.AffectedPackage;
import cordon.formats.osv.Coverage;
import cordon.formats.osv.OsvRecord;
import cordon.formats.osv.VersionQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * A release that a record covers and that this organisation has had.
 *
 * @param sure false when the record does not name the version: for a person to review
 */
public record ExposedRelease(AffectedName name, boolean sure, ReleaseUse use) {

  /** All of a record; none of one that its source took back. */
  public static List<ExposedRelease> of(OsvRecord osv, ReleasesInUse releases) {
    List<ExposedRelease> found = new ArrayList<>();
    for (AffectedPackage affected : AffectedPackage.of(osv)) {
      AffectedName name = new AffectedName(affected.ecosystem(), affected.name());
      if (releases.versions(name).isEmpty()) {
        continue;
      }
      for (ReleaseUse use : releases.uses(name)) {
        Coverage coverage = affected.covers(VersionQuery.of(name.ecosystem(), use.version()));
        if (coverage != Coverage.UNAFFECTED) {
          found.add(new ExposedRelease(name, coverage == Coverage.AFFECTED, use));
        }
      }
    }
    return List.copyOf(found);
  }

  /** Whether a record covers any release that this organisation has had; from memory. */
  static boolean any(OsvRecord osv, ReleasesInUse releases) {
    return osv.withdrawn().isEmpty()
        && AffectedPackage.of(osv).stream()
            .anyMatch(affected ->
                releases.versions(new AffectedName(affected.ecosystem(), affected.name())).stream()
                    .anyMatch(version ->
                        affected.covers(VersionQuery.of(affected.ecosystem(), version))
                            != Coverage.UNAFFECTED));
  }
}
