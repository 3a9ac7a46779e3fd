package cordon.formats.npm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpmNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"@s/n", "@s%2fn", "@s%2Fn", "%40s%2fn", "%40s/n"})
  void everySpellingOfAScopedNameIsOneName(String spelling) {
    assertThat(NpmName.parse(spelling)).contains(new NpmName("s", "n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "left-pad",
        "JSONStream",
        "a.b_c~d",
        "x'y!(z)*",
        "7zip",
        "@babel/core",
        "@types/node",
        "@s/_private",
        "@s/-dash",
      })
  void takesRealNames(String name) {
    assertThat(NpmName.parse(name)).get().returns(name, NpmName::full);
    String escaped = NpmName.parse(name).orElseThrow().escaped();
    assertThat(NpmName.parse(escaped)).get().returns(name, NpmName::full);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        ".hidden",
        "_x",
        "-",
        "-x",
        "a/b",
        "a%2fb",
        "a\\b",
        "a b",
        "ü",
        "@",
        "@/",
        "@s",
        "@s/",
        "@/n",
        "@s/..",
        "@../n",
        "@s/.n",
        "@s/a/b",
        "@s%2fa%2fb",
        "@s/a%2fb",
        "@s%252fn",
        "node_modules",
        "favicon.ico",
        "a\u0000b",
        "a?b",
        "a#b",
        "@s%2f%2e%2e",
        "@@s/n",
      })
  void refusesWhatIsNoName(String name) {
    assertThat(NpmName.parse(name)).isEmpty();
  }

  @Test
  void boundsTheLength() {
    assertThat(NpmName.parse("a".repeat(214))).isPresent();
    assertThat(NpmName.parse("a".repeat(215))).isEmpty();
  }
}
