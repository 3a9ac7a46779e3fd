package cordon.inspect.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void everyKindOfLineEndEndsOneLine() {
    String text = "a\nb\r\nc\rd\n\ne";
    for (Lines lines : both(text)) {
      assertThat(IntStream.range(0, text.length()).map(lines::at))
          .containsExactly(1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6);
    }
  }

  @Test
  void aTextOfLineEndsAloneHasOneLineMoreThanThese() {
    for (Lines lines : both("\n".repeat(1000))) {
      assertThat(lines.at(1000)).isEqualTo(1001);
    }
  }

  @Test
  void anEmptyTextHasOneLine() {
    for (Lines lines : both("")) {
      assertThat(lines.at(0)).isEqualTo(1);
    }
  }

  @Test
  void aCarriageReturnAtTheEndEndsALine() {
    for (Lines lines : both("a\r")) {
      assertThat(lines.at(2)).isEqualTo(2);
    }
  }

  private static List<Lines> both(String text) {
    return List.of(Lines.of(text.getBytes(StandardCharsets.UTF_8)), Lines.of(text.toCharArray()));
  }
}
