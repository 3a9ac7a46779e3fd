package cordon.advisories;

import java.util.List;

/**
 * Tells which releases of a package this organisation has had, so that a page can show what an
 * advisory means here. Whoever knows (the gate, later exposure) provides it.
 */
@FunctionalInterface
public interface ReleasesInUse {

  /** Nobody knows. */
  ReleasesInUse UNKNOWN = name -> List.of();

  /** Versions, the most recent pull first; empty also when nothing is known. */
  List<String> versions(AffectedName name);
}
