package cordon.inspect.fact;

import java.util.List;

/**
 * What was read from one file.
 *
 * @param path in the artifact
 * @param facts in the order of the text
 * @param references in the order of the text
 * @param complete whether the file was read to its end within the bounds; if not, nothing may be
 *     concluded from what is absent
 * @param doubts what kept it from being read, one sentence each; empty when complete
 */
public record FileFacts(
    String path,
    Language language,
    List<Fact> facts,
    List<Reference> references,
    boolean complete,
    List<String> doubts) {
  public FileFacts {
    facts = List.copyOf(facts);
    references = List.copyOf(references);
    doubts = List.copyOf(doubts);
  }
}
