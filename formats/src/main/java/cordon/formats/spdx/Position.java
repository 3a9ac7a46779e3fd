package cordon.formats.spdx;

import cordon.base.ProblemException;

/** Where a reader stands in its document. */
interface Position {
  /** Line, and column where it is known. */
  String place();

  ProblemException malformed(String why);
}
