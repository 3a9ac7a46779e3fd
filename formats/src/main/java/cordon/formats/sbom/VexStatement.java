package cordon.formats.sbom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a vulnerability reaches something.
 *
 * @param vulnerability its id; empty text where the document gives none
 * @param aliases further ids of the same
 * @param written the state in the words of the format; empty text where there is none
 * @param justification in the words of the format
 * @param subjects of which it is said; none where the document names none
 * @param updated when the statement was last changed
 */
public record VexStatement(
    String vulnerability,
    List<String> aliases,
    Status status,
    String written,
    Optional<String> justification,
    List<Subject> subjects,
    Optional<Instant> updated) {
  public VexStatement {
    aliases = List.copyOf(aliases);
    subjects = List.copyOf(subjects);
  }

  /** What is said of the subjects. */
  public enum Status {
    AFFECTED,
    NOT_AFFECTED,
    FIXED,
    UNDER_INVESTIGATION,
    /** The vulnerability is listed with the subjects, and no more is said. */
    UNSTATED
  }

  /**
   * Something of which it is said.
   *
   * @param ref of a component, or a package URL or IRI that stands for itself
   * @param parts refs of those parts of it that have the vulnerability; none where it is all of it
   * @param versions to which the statement is narrowed; none where it is as written elsewhere
   */
  public record Subject(String ref, List<String> parts, List<Versions> versions) {
    public Subject {
      parts = List.copyOf(parts);
      versions = List.copyOf(versions);
    }
  }

  /**
   * A version or a range of them.
   *
   * @param text a version, or vers text
   * @param range whether it is vers text
   * @param status {@code affected}, {@code unaffected} or {@code unknown}
   */
  public record Versions(String text, boolean range, String status) {}
}
