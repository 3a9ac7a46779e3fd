package cordon.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing behind this looks again at what a handler says before it reaches the wire. */
class HeaderTextTest {
  /** RFC 9110, section 5.6.2, besides letters and digits. */
  private static final String MARKS = "!#$%&'*+-.^_`|~";

  @Test
  void aNameIsMadeOfTheCharactersOfATokenAndNoOthers() {
    for (int c = 0; c <= 0x17f; c++) {
      String name = "X" + (char) c;
      boolean letterOrDigit =
          (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (letterOrDigit || MARKS.indexOf(c) >= 0) {
        assertThatCode(() -> HeaderText.requireName(name))
            .as("U+%04X", c)
            .doesNotThrowAnyException();
      } else {
        assertThatThrownBy(() -> HeaderText.requireName(name))
            .as("U+%04X", c)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u007f",
        " Allow",
        "Allow ",
        "Allow:",
        "Al\r\nlow",
        "\u00e4",
        "\u0130",
        "\ud83d\ude00"
      })
  void whatIsNoName(String name) {
    assertThatThrownBy(() -> HeaderText.requireName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a header name: " + name.length() + " characters");
  }

  @Test
  void aValueHasNoControlsButTabsAndNothingBeyondLatin1() {
    for (int c = 0; c <= 0x17f; c++) {
      String value = "a" + (char) c;
      boolean allowed = c == '\t' || (c >= ' ' && c < 0x7f) || (c >= 0x80 && c <= 0xff);
      if (allowed) {
        assertThatCode(() -> HeaderText.requireValue("X", value))
            .as("U+%04X", c)
            .doesNotThrowAnyException();
      } else {
        assertThatThrownBy(() -> HeaderText.requireValue("X", value))
            .as("U+%04X", c)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("header `X` has a forbidden character at index 1");
      }
    }
    assertThatCode(() -> HeaderText.requireValue("X", "")).doesNotThrowAnyException();
  }

  @Test
  void aReasonIsPrintableAsciiAndCut() {
    assertThat(HeaderText.reason("not\r\nX: y\u007f\u00e4z\0", 120)).isEqualTo("not  X: y  z");
    assertThat(HeaderText.reason("abcdef", 3)).isEqualTo("abc");
    assertThat(HeaderText.reason("\r\n", 120)).isEmpty();
  }
}
