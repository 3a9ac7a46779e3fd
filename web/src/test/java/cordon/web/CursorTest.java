package cordon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CursorTest {
  @Test
  void whatIsEncodedComesBack() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      List<String> key = Stream.generate(() -> text(random)).limit(1 + random.nextInt(4)).toList();
      assertThat(Cursor.decode(new Cursor(key).encode(), key.size()).key())
          .as("seed %s", seed)
          .isEqualTo(key);
    }
  }

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    int length = random.nextInt(20);
    for (int i = 0; i < length; i++) {
      out.appendCodePoint(0x20 + random.nextInt(0x2000));
    }
    return out.toString();
  }

  @Test
  void anythingElseIsRefused() {
    for (String text :
        new String[] {"!", "_____w", "a".repeat(2000), Cursor.of("a", "b").encode()}) {
      assertThatThrownBy(() -> Cursor.decode(text, 1))
          .as(text)
          .isInstanceOf(ProblemException.class);
    }
  }
}
