package cordon.exposure.graph;

import java.util.BitSet;

/** To which stream of its unit each document belongs, by number. */
final class SourceStreams {
  private final IntIndex documents = new IntIndex();
  private final IntList streams = new IntList();

  /** By number of the stream. */
  private final BitSet partial = new BitSet();

  /**
   * @param stream from 1
   * @param complete whether the document claims to list all
   */
  void add(int document, int stream, boolean complete) {
    if (!complete) {
      partial.set(stream);
    }
    if (documents.number(document) == streams.size()) {
      streams.add(stream);
    }
  }

  /** 0 for what is no document. */
  int of(int source) {
    int at = documents.find(source);
    return at == IntIndex.NONE ? 0 : streams.at(at);
  }

  /** Whether all documents of a stream claim to list all. */
  boolean areComplete(int stream) {
    return stream > 0 && !partial.get(stream);
  }
}
