package cordon.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[1,2.50,-3e7,true,false,null,\"\\u00e9\\n\"],\"b\":{}}",
        "[]",
        "\"text\"",
        "12345678901234567890123"
      })
  void whatIsReadIsWrittenBackUnchanged(String text) {
    assertThat(Json.read(Json.text(Json.read(text)::writeTo))).isEqualTo(Json.read(text));
  }

  @Test
  void whatIsMissingOrOfAnotherKindIsAbsent() {
    Json json = Json.read("{\"s\":\"x\",\"n\":3,\"big\":1e99,\"null\":null}");
    assertThat(json.string("n")).isEmpty();
    assertThat(json.number("s", -1)).isEqualTo(-1);
    assertThat(json.number("big", -1)).isEqualTo(-1);
    assertThat(json.at("null")).isEmpty();
    assertThat(json.list("s")).isEmpty();
  }

  @Test
  void nestingIsBounded() {
    String deep = "[".repeat(Json.DEEPEST + 1) + "]".repeat(Json.DEEPEST + 1);
    assertThatThrownBy(() -> Json.read(deep)).isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,", "nul", "{\"a\"}"})
  void whatIsNoJsonIsRefused(String text) {
    assertThatThrownBy(() -> Json.read(text)).isInstanceOf(JacksonException.class);
  }
}
