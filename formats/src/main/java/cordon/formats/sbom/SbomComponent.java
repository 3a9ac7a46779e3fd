package cordon.formats.sbom;

import cordon.base.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A component (CycloneDX), a package or file (SPDX), or a product (VEX).
 *
 * @param ref by which the document refers to it; where it has none, one that the reader made up,
 *     which begins with {@link #UNNAMED}
 * @param role what it is to the thing described
 * @param group as it is written; empty where the format has none or the name holds it
 * @param name as it is written
 * @param version as it is written; empty where the document says none or that there is none
 * @param versionRange vers text, of a component that the environment provides (CycloneDX 1.7)
 * @param purl text that the document claims to be a package URL, not looked at
 * @param digests of those algorithms that {@link Digest} knows
 * @param supplier name of the organisation or person, or in SPDX 3 the ref of a {@link SbomAgent};
 *     manufacturer or publisher where no supplier is named
 * @param released when it was, as the document says (SPDX)
 */
public record SbomComponent(
    String ref,
    Role role,
    Type type,
    Optional<String> group,
    String name,
    Optional<String> version,
    Optional<String> versionRange,
    Optional<String> purl,
    List<Digest> digests,
    Optional<String> supplier,
    Optional<Instant> released,
    Scope scope) {
  /** How refs begin that a reader made up. */
  public static final String UNNAMED = "urn:cordon:unnamed:";

  public SbomComponent {
    digests = List.copyOf(digests);
  }

  /** What a component is to the thing described. */
  public enum Role {
    /** The thing itself. */
    SUBJECT,
    /** Part of it. */
    CONTENT,
    /** Took part in building it (CycloneDX formulation). */
    BUILD,
    /** Made the document. */
    TOOL
  }

  /** What a component is; the types of all formats that Cordon treats alike are one. */
  public enum Type {
    APPLICATION,
    LIBRARY,
    FRAMEWORK,
    CONTAINER,
    PLATFORM,
    OPERATING_SYSTEM,
    DEVICE,
    FIRMWARE,
    FILE,
    ARCHIVE,
    SOURCE,
    MODEL,
    DATA,
    CRYPTOGRAPHIC_ASSET,
    OTHER,
    /** The document does not say. */
    UNSTATED
  }

  /** Whether a component is there when the thing runs. */
  public enum Scope {
    REQUIRED,
    OPTIONAL,
    EXCLUDED,
    /** The environment provides it; it is no part of the thing (CycloneDX 1.7). */
    EXTERNAL,
    /** The document does not say; CycloneDX means required then. */
    UNSTATED
  }
}
