package cordon.formats.npm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.npm.SearchAnswer.Hit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchAnswerTest {
  private static final String THREE =
      """
      {"objects":[\
      {"package":{"name":"a","version":"1.1.0","date":"2026-01-01","links":{"npm":"x"}},"score":{"final":0.5}},\
      {"score":1,"package":{"version":"2.0.0","name":"@s/b"}},\
      {"package":{"description":"without name"}}],"total":3,"time":"now"}\
      """;

  @Test
  void findsNamesAndVersionsInWhateverOrder() {
    assertThat(SearchAnswer.read(THREE.getBytes(UTF_8)).hits())
        .containsExactly(new Hit("a", "1.1.0"), new Hit("@s/b", "2.0.0"), new Hit(null, null));
  }

  @Test
  void offersAnotherVersionWithoutWhatBelongedToTheFirst() {
    byte[] changed = SearchAnswer.read(THREE.getBytes(UTF_8)).offering(Map.of(0, "1.0.0"));
    assertThat(new String(changed, UTF_8))
        .isEqualTo(
            "{\"objects\":[{\"package\":{\"name\":\"a\",\"version\":\"1.0.0\",\"links\":{\"npm\":\"x\"}},"
                + "\"score\":{\"final\":0.5}}],\"total\":3,\"time\":\"now\"}");
  }

  @Test
  void anOfferOfTheSameVersionChangesNothing() {
    SearchAnswer answer = SearchAnswer.read(THREE.getBytes(UTF_8));
    assertThat(new String(answer.offering(Map.of(0, "1.1.0", 1, "2.0.0", 2, "")), UTF_8))
        .isEqualTo(THREE);
    assertThat(new String(answer.offering(Map.of()), UTF_8))
        .isEqualTo("{\"objects\":[],\"total\":3,\"time\":\"now\"}");
  }

  @Test
  void whatIsNoAnswerIsRefused() {
    for (String text : new String[] {"", "[]", "{\"objects\":{}}", "{\"objects\":[", "<html>"}) {
      assertThatThrownBy(() -> SearchAnswer.read(text.getBytes(UTF_8)))
          .as(text)
          .isInstanceOf(ProblemException.class);
    }
  }
}
