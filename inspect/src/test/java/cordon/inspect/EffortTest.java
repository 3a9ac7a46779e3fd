package cordon.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.inspect.fact.Language;
import cordon.inspect.rules.Rules;
import cordon.inspect.tree.FileType;
import cordon.inspect.tree.Member;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many files that are each within their bound are not within that of the artifact. */
class EffortTest {
  private static final Readers READERS = new Readers(Rules.own(false).build().vocabulary());

  private static final String BUSY =
      """
      total = 0
      for i in range(1000):
          for n in range(1000):
              total = total + i * n
      """;

  private static Member member(String path, Language language, String text) {
    byte[] content = text.getBytes(UTF_8);
    return new Member(
        path, language, FileType.TEXT, content, content.length, Digest.sha256Of(content));
  }

  @Test
  void whatEachFileTakesAddsUp() {
    Effort effort = new Effort(READERS, 1_000_000);
    long read =
        IntStream.range(0, 40)
            .mapToObj(i -> member("a%d.py".formatted(i), Language.PYTHON, BUSY))
            .filter(member -> effort.read(member).isPresent())
            .count();
    assertThat(read).isBetween(2L, 10L);
    assertThat(effort.doubts())
        .singleElement()
        .asString()
        .contains((40 - read) + " files were not read");
  }

  @Test
  void whatTakesLittleIsReadHoweverMuchThereIs() {
    Effort effort = new Effort(READERS, 1_000);
    for (int i = 0; i < 500; i++) {
      String code = "exports.f%d = (x) => x.map((y) => y + %d);\n".formatted(i, i).repeat(4);
      assertThat(effort.read(member("a%d.js".formatted(i), Language.JAVASCRIPT, code))).isPresent();
    }
    assertThat(effort.doubts()).isEmpty();
  }

  @Test
  void whatIsNotEvaluatedIsReadAfterThat() {
    Effort effort = new Effort(READERS, 0);
    assertThat(effort.read(member("a.py", Language.PYTHON, "x = 1"))).isEmpty();
    assertThat(effort.read(member("a.sh", Language.SHELL, "echo inert"))).isPresent();
    assertThat(effort.doubts()).hasSize(1);
  }
}
