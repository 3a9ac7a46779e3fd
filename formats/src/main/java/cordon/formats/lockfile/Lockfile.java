package cordon.formats.lockfile;

import cordon.formats.lockfile.LockedRelease.Place;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * What a lockfile says.
 *
 * @param releases in the order of the file
 * @param references other sources that the file draws on and that were not read
 * @param edges what needs what; none where the file does not say
 * @param uses what each release is for, in the order of the releases
 * @param published when releases came, as far as the file says; of each release once
 */
public record Lockfile(
    List<LockedRelease> releases,
    List<Reference> references,
    List<Edge> edges,
    List<Use> uses,
    List<Published> published) {
  public Lockfile {
    releases = List.copyOf(releases);
    references = List.copyOf(references);
    edges = List.copyOf(edges);
    uses = List.copyOf(uses);
    published = List.copyOf(published);
    if (uses.size() != releases.size()) {
      throw new IllegalArgumentException("each release has a use");
    }
  }

  /** Of a file that says neither what needs what nor what for. */
  Lockfile(List<LockedRelease> releases, List<Reference> references) {
    this(
        releases,
        references,
        List.of(),
        Collections.nCopies(releases.size(), Use.TRANSITIVE),
        List.of());
  }

  /**
   * What a release is for.
   *
   * @param direct whether the project itself asks for it, as far as the file says
   */
  public record Use(boolean direct, Scope scope) {
    static final Use TRANSITIVE = new Use(false, Scope.REQUIRED);
  }

  /** When a release is installed; of several, the first counts. */
  public enum Scope {
    /** Whenever the project is. Also where the file does not say. */
    REQUIRED,
    /** On some machines, or where somebody asks for an extra. */
    OPTIONAL,
    /** Where the project is worked on. */
    DEVELOPMENT
  }

  /**
   * One release needs another.
   *
   * @param from place in the list of releases, from 0
   * @param to as {@code from}
   */
  public record Edge(int from, int to) {}

  /**
   * The file says when the first of a release's files was uploaded.
   *
   * @param release place in the list of releases, from 0
   */
  public record Published(int release, Instant at) {}

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
