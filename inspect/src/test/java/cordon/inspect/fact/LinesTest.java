package cordon.inspect.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void everyKindOfLineEndEndsOneLine() {
    String text = "a\nb\r\nc\rd\n\ne";
    Lines lines = Lines.of(text.length(), text::charAt);
    assertThat(IntStream.range(0, text.length()).map(lines::at))
        .containsExactly(1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6);
  }

  @Test
  void aTextOfLineEndsAloneHasOneLineMoreThanThese() {
    Lines lines = Lines.of(1000, i -> '\n');
    assertThat(lines.at(1000)).isEqualTo(1001);
  }

  @Test
  void anEmptyTextHasOneLine() {
    assertThat(Lines.of(0, i -> 'x').at(0)).isEqualTo(1);
  }
}
