package cordon.inspect;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.tree.Member;
import cordon.inspect.tree.MemberReader;
import java.util.List;
import java.util.Optional;

/**
 * How much evaluation the files of one artifact may take together: the bound of a single file is
 * generous to short ones, and an artifact may hold a hundred thousand of those. Files beyond it are
 * not read, and the artifact is not fully inspected, whatever leads to them.
 */
final class Effort implements MemberReader {
  /** Some seconds; of real packages one has come to as much, with 83 MB of code. */
  static final long STEPS = 50_000_000;

  /** Real packages take one at most, all files together. */
  private static final long STEPS_PER_BYTE = 4;

  private final MemberReader reader;
  private long left;
  private int unread;

  /**
   * @param steps that even the smallest artifact may take
   */
  Effort(MemberReader reader, long steps) {
    this.reader = reader;
    this.left = steps;
  }

  @Override
  public Optional<FileFacts> read(Member member) {
    if (!isEvaluated(member.language())) {
      return reader.read(member);
    }
    if (left <= 0) {
      unread++;
      return Optional.empty();
    }
    Optional<FileFacts> read = reader.read(member);
    left += STEPS_PER_BYTE * member.content().length - read.map(FileFacts::steps).orElse(0L);
    return read;
  }

  private static boolean isEvaluated(Language language) {
    return language == Language.PYTHON || language == Language.JAVASCRIPT;
  }

  /** What was not read; empty when everything was. */
  List<String> doubts() {
    return unread == 0
        ? List.of()
        : List.of("following its code takes too many steps; " + unread + " files were not read");
  }
}
