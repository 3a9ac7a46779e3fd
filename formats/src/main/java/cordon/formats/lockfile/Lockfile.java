package cordon.formats.lockfile;

import cordon.formats.lockfile.LockedRelease.Place;
import java.util.List;

/**
 * What a lockfile says.
 *
 * @param releases in the order of the file
 * @param references other sources that the file draws on and that were not read
 */
public record Lockfile(List<LockedRelease> releases, List<Reference> references) {
  public Lockfile {
    releases = List.copyOf(releases);
    references = List.copyOf(references);
  }

  /** A source outside the file. */
  public record Reference(Kind kind, String target, Place place) {
    /** What it brings. */
    public enum Kind {
      /** {@code -r other.txt}: further requirements. */
      INCLUDE,
      /** {@code -c other.txt}: versions for requirements that stand elsewhere. */
      CONSTRAINT,
      /** {@code --index-url} and the like: a registry that the file itself names. */
      INDEX,
      /** The parent of a pom, whose dependencies and versions apply too. */
      PARENT,
      /** A pom imported for the versions that it manages. */
      BOM
    }
  }
}
