package cordon.inspect.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  @Test
  void namesInBracesAreVariables() {
    assertThat(Placeholders.in("{user}:{token:?} {0} {} {n:>8}"))
        .containsExactly("user", "token", "n");
  }

  @Test
  void doubledBracesAreText() {
    assertThat(Placeholders.in("{{user}} {{{inner}}} {un closed} {open")).containsExactly("inner");
    assertThat(Placeholders.in("{")).isEmpty();
  }
}
