package cordon.formats.lockfile;

import cordon.formats.lockfile.LockedRelease.Place;
import java.util.List;

/**
 * What a lockfile says.
 *
 * @param releases in the order of the file
 * @param references other sources that the file draws on and that were not read
 * @param edges what needs what; none where the file, or our reading of it, does not say
 */
public record Lockfile(List<LockedRelease> releases, List<Reference> references, List<Edge> edges) {
  public Lockfile {
    releases = List.copyOf(releases);
    references = List.copyOf(references);
    edges = List.copyOf(edges);
  }

  Lockfile(List<LockedRelease> releases, List<Reference> references) {
    this(releases, references, List.of());
  }

  /**
   * One release needs another.
   *
   * @param from place in the list of releases, from 0
   * @param to as {@code from}
   */
  public record Edge(int from, int to) {}

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
