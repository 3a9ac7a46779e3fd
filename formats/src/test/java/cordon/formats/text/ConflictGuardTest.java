package cordon.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConflictGuardTest {
  private static InputStream guard(String text) {
    return new ConflictGuard(new ByteArrayInputStream(text.getBytes(UTF_8)), "x.lock");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n<<<<<<< HEAD\nb", "a\n>>>>>>> theirs\n", "a\r\n<<<<<<< ours\r\n"})
  void markersAreRefusedHoweverTheyAreRead(String text) {
    assertThatThrownBy(() -> guard(text).readAllBytes())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("unresolved merge in x.lock");
    assertThatThrownBy(
            () -> {
              try (InputStream in = guard(text)) {
                while (in.read() >= 0) {}
              }
            })
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("line 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<<<<<< HEAD",
        "<<<<<<<HEAD",
        "<<<<<<<< HEAD",
        " <<<<<<< x",
        "<<<<>>> x",
        "======="
      })
  void whatOnlyLooksLikeOnePasses(String text) throws IOException {
    assertThat(guard(text).readAllBytes()).isEqualTo(text.getBytes(UTF_8));
  }
}
