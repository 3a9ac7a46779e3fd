package cordon.base.version;

import java.util.Optional;

/**
 * A version, parsed once. It compares with versions of the same scheme only; to compare across
 * schemes is a bug and throws {@link ClassCastException}.
 *
 * <p>The natural order is total, but for Maven's where it is not so in Maven itself (see {@link
 * MavenGeneration}). Two versions compare as equal if and only if their {@linkplain #canonical()
 * canonical forms} are equal ({@code 1.0} and {@code 1.0.0} in most ecosystems); {@code equals} is
 * not promised to agree with that.
 */
public interface Version extends Comparable<Version> {

  /** The one text that stands for all versions which the scheme holds equal to this one. */
  String canonical();

  /** False for a text that is no version at all, see {@link Unordered}. */
  default boolean isOrdered() {
    return true;
  }

  /** Whether the ecosystem's clients pass this over unless asked (alpha, beta, rc, dev …). */
  boolean isPrerelease();

  /**
   * Why the text is not a well-formed version of its scheme; empty if it is. A flawed version is
   * still ordered as well as its text permits.
   */
  default Optional<String> flaw() {
    return Optional.empty();
  }
}
