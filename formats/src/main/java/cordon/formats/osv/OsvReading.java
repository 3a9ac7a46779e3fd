package cordon.formats.osv;

import cordon.base.Problem;

/** What came of reading one document. */
public sealed interface OsvReading {

  /** A record. */
  record Good(OsvRecord record) implements OsvReading {}

  /** The document cannot be used; the problem names file, line and field. */
  record Broken(Problem problem) implements OsvReading {}
}
