package cordon.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.rules.Rules;
import cordon.inspect.tree.FileType;
import cordon.inspect.tree.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadBeforeTest {
  private static final Readers READERS = new Readers(Rules.own(false).build().vocabulary());

  private static final String CODE =
      """
      import os, subprocess
      def work(name):
          subprocess.run(['inert', name])
          return os.environ.get('AWS_SECRET_ACCESS_KEY')
      """;

  private final List<String> read = new ArrayList<>();

  private final ReadBefore before = remembering(ReadBefore.MOST);

  private ReadBefore remembering(long most) {
    return new ReadBefore(
        member -> {
          read.add(member.path());
          return READERS.read(member);
        },
        most);
  }

  private static Member member(String path, Language language, String code) {
    byte[] content = (code + "# " + "-".repeat(1 << 10) + "\n").getBytes(UTF_8);
    return new Member(
        path, language, FileType.TEXT, content, content.length, Digest.sha256Of(content));
  }

  @Test
  void theSameFileIsReadOnceAndSaysTheSame() {
    Member member = member("a/b.py", Language.PYTHON, CODE);
    Optional<FileFacts> first = before.read(member);
    assertThat(first.orElseThrow().facts()).isNotEmpty();
    assertThat(before.read(member("a/b.py", Language.PYTHON, CODE))).isEqualTo(first);
    assertThat(READERS.read(member)).isEqualTo(first);
    assertThat(read).hasSize(1);
  }

  @Test
  void theStepsThatItTookAreCountedAgain() {
    Member member = member("a.py", Language.PYTHON, CODE);
    long steps = before.read(member).orElseThrow().steps();
    assertThat(steps).isPositive();
    assertThat(before.read(member).orElseThrow().steps()).isEqualTo(steps);
  }

  @Test
  void otherBytesAnotherPathOrAnotherLanguageAreReadAnew() {
    before.read(member("a.py", Language.PYTHON, CODE));
    before.read(member("a.py", Language.PYTHON, CODE + "x = 1\n"));
    before.read(member("a/a.py", Language.PYTHON, CODE));
    before.read(member("a.py", Language.SHELL, CODE));
    assertThat(read).hasSize(4);
  }

  @Test
  void aFileOfWhichNoMoreThanItsBeginningIsHeldIsKnownByAllOfIt() {
    byte[] head = "x = 1\n".repeat(500).getBytes(UTF_8);
    for (String rest : List.of("a", "b")) {
      Digest all = Digest.sha256Of((new String(head, UTF_8) + rest).getBytes(UTF_8));
      before.read(new Member("a.py", Language.PYTHON, FileType.TEXT, head, head.length + 1L, all));
    }
    assertThat(read).hasSize(2);
  }

  @Test
  void whatWasUsedLongestAgoIsGivenUpFirst() {
    ReadBefore few = remembering(8_000);
    Member first = member("first.py", Language.PYTHON, CODE);
    few.read(first);
    for (int i = 0; i < 50; i++) {
      few.read(member("m%d.py".formatted(i), Language.PYTHON, CODE));
      few.read(first);
    }
    few.read(member("m0.py", Language.PYTHON, CODE));
    assertThat(read).hasSize(52).containsOnlyOnce("first.py").endsWith("m0.py");
  }

  @Test
  void whatIsTooLargeIsNotKept() {
    ReadBefore none = remembering(100);
    none.read(member("a.py", Language.PYTHON, CODE));
    none.read(member("a.py", Language.PYTHON, CODE));
    assertThat(read).hasSize(2);
  }
}
