package cordon.formats.sbom;

/**
 * Hears what a document says, in the order of the document; the reader keeps nothing of it. Parts
 * may refer to refs that are heard later or never.
 *
 * <p>What is heard counts only once the reader has returned: a document may turn out broken at its
 * end, and then nothing of it holds.
 */
public interface SbomSink {
  /** Called once and last, for the parts of the head may stand anywhere in a document. */
  void head(SbomHead head);

  default void component(SbomComponent component) {}

  default void service(SbomService service) {}

  default void dataset(SbomDataset dataset) {}

  default void relation(SbomRelation relation) {}

  default void composition(SbomComposition composition) {}

  default void agent(SbomAgent agent) {}

  default void statement(VexStatement statement) {}

  default void doubt(SbomDoubt doubt) {}
}
