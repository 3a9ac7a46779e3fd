package cordon.exposure.graph;

/** To which stream of its unit each document belongs, by number. */
final class SourceStreams {
  private final IntIndex documents = new IntIndex();
  private final IntList streams = new IntList();

  /**
   * @param stream from 1
   */
  void add(int document, int stream) {
    if (documents.number(document) == streams.size()) {
      streams.add(stream);
    }
  }

  /** 0 for what is no document. */
  int of(int source) {
    int at = documents.find(source);
    return at == IntIndex.NONE ? 0 : streams.at(at);
  }
}
