package cordon.formats.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.pypi.SimpleApi.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectListTest {
  private static final String JSON =
      """
      {"meta":{"api-version":"1.4","_last-serial":7},"extra":[{"name":"not-this"}],
      "projects":[{"name":"Demo.Pkg","_last-serial":1},{"name":"other"},{"name":"<script>"},"x",
      {"name":7}]}\
      """;
  private static final String HTML =
      """
      <html><body><a href="/simple/demo-pkg/">Demo.Pkg</a>
      <a href="other">other</a><a href="../">up</a><a>none</a></body></html>
      """;

  private static List<String> names(String text, Type type) throws IOException {
    List<String> names = new ArrayList<>();
    ProjectList.read(new ByteArrayInputStream(text.getBytes(UTF_8)), type, names::add);
    return names;
  }

  private static String copy(String text, Type from, Type to) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProjectList.copy(new ByteArrayInputStream(text.getBytes(UTF_8)), from, to, out);
    return out.toString(UTF_8);
  }

  @Test
  void bothFormsGiveNamesInNormalForm() throws Exception {
    assertThat(names(JSON, Type.JSON)).containsExactly("demo-pkg", "other");
    assertThat(names(HTML, Type.LEGACY_HTML)).containsExactly("demo-pkg", "other");
  }

  @Test
  void whatIsWrittenReadsTheSameInEveryForm() throws Exception {
    for (Type to : Type.values()) {
      assertThat(names(copy(JSON, Type.JSON, to), to)).containsExactly("demo-pkg", "other");
      assertThat(names(copy(HTML, Type.HTML, to), to)).containsExactly("demo-pkg", "other");
    }
    assertThat(copy(JSON, Type.JSON, Type.HTML)).doesNotContain("script");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"projects\":{}}", "{\"projects\":[{\"name\":\"a\"}"})
  void whatIsNoListIsRefused(String text) {
    assertThatThrownBy(() -> names(text, Type.JSON)).isInstanceOf(ProblemException.class);
  }
}
