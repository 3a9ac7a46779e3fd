package cordon.formats.npm;

import tools.jackson.core.JsonParser;

/** Byte offsets of tokens in the raw document. */
final class Offsets {
  private Offsets() {}

  /** The first byte of the token under the parser; for a name, its opening quote. */
  static int start(JsonParser parser) {
    return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
  }

  /**
   * The byte after the value under the parser. Strings are read lazily, so they are finished first;
   * of an object or array the parser must stand on the closing token.
   */
  static int end(JsonParser parser) {
    parser.finishToken();
    return Math.toIntExact(parser.currentLocation().getByteOffset());
  }
}
