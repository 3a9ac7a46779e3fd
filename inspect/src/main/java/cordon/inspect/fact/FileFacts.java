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
 * @param steps of evaluation that it took, by which the work on an artifact is bounded
 */
public record FileFacts(
    String path,
    Language language,
    List<Fact> facts,
    List<Reference> references,
    boolean complete,
    List<String> doubts,
    long steps) {
  public FileFacts {
    facts = List.copyOf(facts);
    references = List.copyOf(references);
    doubts = List.copyOf(doubts);
  }

  /** Of a file of which nothing is told but that it was not read, and why. */
  public static FileFacts unread(String path, Language language, String why) {
    return new FileFacts(path, language, List.of(), List.of(), false, List.of(why));
  }

  /** Of a file that took no evaluation to speak of. */
  public FileFacts(
      String path,
      Language language,
      List<Fact> facts,
      List<Reference> references,
      boolean complete,
      List<String> doubts) {
    this(path, language, facts, references, complete, doubts, 0);
  }
}
