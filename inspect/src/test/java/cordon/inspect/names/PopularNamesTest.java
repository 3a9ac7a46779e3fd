package cordon.inspect.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopularNamesTest {

  @ParameterizedTest
  @CsvSource({
    "pypi, reqeusts, requests, swap",
    "pypi, request5, requests, substitution",
    "pypi, requsts, requests, omission",
    "pypi, requestss, requests, addition",
    "pypi, typingextensions, typing-extensions, separator",
    "pypi, python-urllib3, urllib3, combination",
    "npm, lodahs, lodash, swap",
    "npm, babel-code-frame, @babel/code-frame, scope",
    "npm, chalk-js, chalk, combination",
    "maven, org.springframewrok, org.springframework, swap",
    "maven, com.springframework, org.springframework, group",
    "cargo, serde-json, serde_json, separator",
    "cargo, tokyo, tokio, substitution",
  })
  void looksLike(String ecosystem, String name, String popular, String how) {
    assertThat(PopularNames.of(ecosystem).orElseThrow().resembles(name))
        .contains(new Resemblance(popular, how));
  }

  @ParameterizedTest
  @CsvSource({
    "pypi, requests",
    "pypi, idna",
    "pypi, a-name-of-its-own",
    "npm, react",
    "npm, preact",
    "npm, @types/nodes",
    "npm, ms",
    "maven, com.acme.tools",
    "maven, org.springframework",
  })
  void doesNot(String ecosystem, String name) {
    assertThat(PopularNames.of(ecosystem).orElseThrow().resembles(name)).isEmpty();
  }

  @Test
  void numbersTellNamesApart() {
    PopularNames names = new PopularNames(List.of("target-es5", "filter0x"), false);
    assertThat(names.resembles("target-es6")).isEmpty();
    assertThat(names.resembles("filterox")).map(Resemblance::how).contains("substitution");
  }

  @Test
  void aLongNameIsNotLookedUp() {
    PopularNames names = PopularNames.of("npm").orElseThrow();
    assertThat(names.resembles("a".repeat(100_000))).isEmpty();
  }

  @Test
  void anEcosystemWithoutAListKnowsNothing() {
    assertThat(PopularNames.of("deb")).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "git+https://github.com/acornjs/acorn.git, acornjs/acorn",
    "git@github.com:Acornjs/Acorn.git, acornjs/acorn",
    "'Source, https://gitlab.com/a/b/-/tree/main', a/b",
    "https://example.org/a/b, ''",
    "https://github.com, ''",
  })
  void repositoriesAreReadFromAnyAddress(String url, String repository) {
    assertThat(Sources.repository(url)).isEqualTo(repository);
  }

  @Test
  void aSourceIsClaimed() {
    Sources sources = Sources.of("npm").orElseThrow();
    String url = "https://github.com/7rulnik/source-map-js";
    assertThat(sources.claimed("plain-helper", url)).contains("source-map-js");
    assertThat(sources.claimed("source-map-js", url)).isEmpty();
    assertThat(sources.claimed("source-map-js-cli", url)).isEmpty();
    assertThat(sources.claimed("plain-helper", "https://github.com/own/helper")).isEmpty();
  }
}
