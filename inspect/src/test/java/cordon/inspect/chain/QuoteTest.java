package cordon.inspect.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuoteTest {

  @Test
  void linksAreNoLinks() {
    assertThat(Quote.harmless("get('https://a.b.example/c.d')"))
        .isEqualTo("get('hxxps://a[.]b[.]example/c.d')");
  }

  @Test
  void nothingMovesTheCursorOrHides() {
    assertThat(Quote.harmless("a\u001b[2Jb\u202ec\u200bd\r\n\t e"))
        .isEqualTo("a\\u{1b}[2Jb\\u{202e}c\\u{200b}d e");
  }

  @Test
  void keysAreMasked() {
    assertThat(Quote.harmless("token = 'abcd0123456789abcdefghijklmno'"))
        .isEqualTo("token = 'abcd…(29 characters)'");
    assertThat(Quote.harmless("a_very_long_name_of_a_function()"))
        .isEqualTo("a_very_long_name_of_a_function()");
  }
}
