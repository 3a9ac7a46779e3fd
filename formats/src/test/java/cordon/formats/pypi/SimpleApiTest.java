package cordon.formats.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimpleApiTest {
  private static final String V1 = "application/vnd.pypi.simple.v1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | LEGACY_HTML",
        "*/* | LEGACY_HTML",
        "text/html | LEGACY_HTML",
        "text/* | LEGACY_HTML",
        "~1+json, ~1+html;q=0.1, text/html;q=0.01 | JSON",
        "~1+json, ~1+html;q=0.2, text/html;q=0.01, */*;q=0.8 | JSON",
        "~1+html | HTML",
        "~1+json;q=0.1, text/html | LEGACY_HTML",
        "~1+json, ~1+html | JSON",
        "~1+json;q=0, text/html | LEGACY_HTML",
        "application/vnd.pypi.simple.latest+json | JSON",
        "application/vnd.pypi.simple.latest+html | HTML",
        "application/* | JSON",
        "APPLICATION/VND.PYPI.SIMPLE.V1+JSON ; Q=0.5 | JSON",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | LEGACY_HTML",
        "application/json |",
        "application/vnd.pypi.simple.v2+json |",
        "~1+json;q=0 |",
        "*/*;q=0 |",
        "*/*, text/html;q=0 | JSON",
        ", ;;, | ",
      })
  void choosesAsTheClientPrefers(String accept, SimpleApi.Type type) {
    assertThat(SimpleApi.negotiate(accept.replace("~1", V1)).orElse(null)).isEqualTo(type);
  }

  @Test
  void aLongHeaderIsReadInPart() {
    String accept = "image/png,".repeat(20_000) + V1 + "+json";
    assertThat(SimpleApi.negotiate(accept)).isEmpty();
  }

  @Test
  void knowsWhatAnUpstreamAnswered() {
    assertThat(SimpleApi.ofContentType(V1 + "+json")).contains(SimpleApi.Type.JSON);
    assertThat(SimpleApi.ofContentType("Text/HTML; charset=UTF-8"))
        .contains(SimpleApi.Type.LEGACY_HTML);
    assertThat(SimpleApi.ofContentType("application/json")).isEmpty();
    for (SimpleApi.Type type : SimpleApi.Type.values()) {
      assertThat(SimpleApi.ofContentType(type.contentType())).contains(type);
    }
    assertThat(SimpleApi.negotiate(SimpleApi.UPSTREAM_ACCEPT)).contains(SimpleApi.Type.JSON);
  }
}
