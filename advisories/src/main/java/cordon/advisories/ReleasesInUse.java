package cordon.advisories;

import java.util.List;

/**
 * Tells which releases of a package this organisation has had, so that an advisory says what it
 * means here. Whoever knows (the gate, later exposure) provides it.
 */
public interface ReleasesInUse {

  /** Nobody knows. */
  ReleasesInUse UNKNOWN =
      new ReleasesInUse() {
        @Override
        public List<String> versions(AffectedName name) {
          return List.of();
        }

        @Override
        public List<ReleaseUse> uses(AffectedName name) {
          return List.of();
        }
      };

  /** Versions, the most recent pull first; from memory, for every record that is read. */
  List<String> versions(AffectedName name);

  /** The same with who, when and how often; from the store. */
  List<ReleaseUse> uses(AffectedName name);
}
