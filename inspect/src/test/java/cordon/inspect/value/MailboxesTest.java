package cordon.inspect.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "inbox@drop.invalid",
        "x@example.drop.invalid",
        "x@example.com.drop.invalid",
        "x@notexample.com",
        "a@example.com, Inbox <inbox@drop.invalid>"
      })
  void somebodyIsThere(String text) {
    assertThat(Mailboxes.isSomebodys(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x@example.com",
        "X <x@EXAMPLE.org>",
        "x@mail.example.net",
        "@drop.invalid",
        "x@",
        ""
      })
  void nobodyIs(String text) {
    assertThat(Mailboxes.isSomebodys(text)).isFalse();
  }
}
