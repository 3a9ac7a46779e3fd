package cordon.inspect;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.Member;
import cordon.inspect.tree.MemberReader;
import cordon.inspect.tree.Tree;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which reader reads which file, and who knows what runs by itself. */
final class Readers implements MemberReader {
  private final Vocabulary vocabulary;

  Readers(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public Optional<FileFacts> read(Member member) {
    return switch (member.language()) {
      default -> Optional.empty();
    };
  }

  List<Trigger> triggers(Subject subject, Tree tree) {
    List<Trigger> triggers = new ArrayList<>();
    return triggers;
  }
}
