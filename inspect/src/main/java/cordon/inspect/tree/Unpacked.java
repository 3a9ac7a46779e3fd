package cordon.inspect.tree;

import cordon.formats.archive.Anomaly;
import cordon.inspect.fact.FileFacts;
import java.util.List;

/**
 * An artifact, unpacked and read.
 *
 * @param facts of every file that has any, in the order in which they are packed; a file that two
 *     entries hold is there twice
 * @param anomalies what is odd about its packing
 * @param doubts why it was not read to its end, one sentence each; empty when it was. Files that a
 *     reader gave up on say so in their own facts
 */
public record Unpacked(
    Tree tree, List<FileFacts> facts, List<Anomaly> anomalies, List<String> doubts) {
  public Unpacked {
    facts = List.copyOf(facts);
    anomalies = List.copyOf(anomalies);
    doubts = List.copyOf(doubts);
  }

  /** Whether every file was seen. */
  public boolean complete() {
    return doubts.isEmpty();
  }
}
