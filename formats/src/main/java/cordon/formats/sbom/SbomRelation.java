package cordon.formats.sbom;

import java.util.List;

/**
 * One ref stands in a relation to others. Relations that a format also writes the other way round
 * are heard in the one direction given here.
 *
 * @param to never empty, but for {@link Kind#DEPENDS_ON}, where it means that it depends on nothing
 */
public record SbomRelation(String from, Kind kind, List<String> to) {
  public SbomRelation {
    to = List.copyOf(to);
  }

  /** What the first is to the others. */
  public enum Kind {
    /** It needs them when it runs, or the document does not say when. */
    DEPENDS_ON,
    /** It can do without them. */
    OPTIONALLY_DEPENDS_ON,
    /** It needs them to be provided by the environment. */
    EXPECTS,
    /** It needs them in development or test. */
    DEVELOPED_WITH,
    /** It needs them to be built, or they built it. */
    BUILT_WITH,
    /** They are parts of it. */
    CONTAINS,
    /** It is an implementation of them (CycloneDX {@code provides}). */
    PROVIDES,
    /** It was made from them: sources, ancestors, originals. */
    MADE_FROM,
    /** It is another form of them: a copy, a product within another. */
    VARIANT_OF,
    /** It was trained or fine-tuned on them. */
    TRAINED_ON,
    /** It was tested or validated on them. */
    TESTED_ON,
    /** It holds or uses them as data. */
    USES_DATA
  }
}
