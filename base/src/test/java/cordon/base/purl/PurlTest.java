package cordon.base.purl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PurlTest {

  @Test
  void takesApartAndPutsTogether() {
    Purl purl =
        Purl.parse("pkg:npm/%40scope/name@1.0.0-b%2B1?vcs_url=git%2Bhttps:%2F%2Fx&a=b#lib/x");
    assertThat(purl.namespace()).contains("@scope");
    assertThat(purl.name()).isEqualTo("name");
    assertThat(purl.version()).contains("1.0.0-b+1");
    assertThat(purl.qualifiers()).containsEntry("vcs_url", "git+https://x").containsEntry("a", "b");
    assertThat(purl.subpath()).contains("lib/x");
    assertThat(purl)
        .hasToString("pkg:npm/%40scope/name@1.0.0-b%2B1?a=b&vcs_url=git%2Bhttps:%2F%2Fx#lib/x");
    assertThat(purl.ofRelease()).hasToString("pkg:npm/%40scope/name@1.0.0-b%2B1");
    assertThat(purl.ofPackage()).hasToString("pkg:npm/%40scope/name");
  }

  @ParameterizedTest
  @CsvSource({
    "PKG:PyPI/Foo__Bar.baz@1.0.DEV1, pkg:pypi/foo-bar-baz@1.0.dev1",
    "pkg://maven/g/a@1, pkg:maven/g/a@1",
    "pkg:npm/@scope/name, pkg:npm/%40scope/name",
    "pkg:npm/@scope/name@2.0.0, pkg:npm/%40scope/name@2.0.0",
    "pkg:npm/JSONStream@1.0.0, pkg:npm/JSONStream@1.0.0",
    "pkg:golang/github.com/Azure/go@v1#/sub/./x/../y/, pkg:golang/github.com/Azure/go@v1#sub/x/y",
    "pkg:git/host/owner/repo@abc, pkg:git/host/owner/repo@abc",
    "pkg:generic/x@1?empty=&k=v, pkg:generic/x@1?k=v",
    "pkg:generic/%C3%A9%F0%9F%98%80, pkg:generic/%C3%A9%F0%9F%98%80"
  })
  void canonical(String text, String canonical) {
    assertThat(Purl.parse(text)).hasToString(canonical);
    assertThat(Purl.parse(canonical)).isEqualTo(Purl.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "npm/x | does not start with",
        "pkg:npm | no name after the type",
        "pkg:npm/ | no name",
        "pkg:cargo/@1.0 | no name before the version",
        "pkg:maven/a@1 | needs a namespace",
        "pkg:pypi/a/b@1 | has no namespace",
        "pkg:julia/Dates | needs the qualifier uuid",
        "pkg:cpan/A::B | no \"::\"",
        "pkg:9npm/x | the type",
        "pkg:npm/x@%ZZ | percent-encoding of the version",
        "pkg:npm/x@%C3 | percent-encoding of the version",
        "pkg:npm/x@1% | percent-encoding of the version",
        "pkg:npm/a%2Fb/x | encoded slash",
        "pkg:npm/x y | character 10 is U+0020",
        "pkg:npm/é | must be percent-encoded",
        "pkg:npm/x?Key=1 | qualifier key",
        "pkg:npm/x?=1 | no key",
        "pkg:npm/x?key | no equals sign",
        "pkg:npm/x?k=1&k=2 | given twice"
      })
  void refusesNamingThePlaceAndTheRemedy(String text, String why) {
    assertThatThrownBy(() -> Purl.parse(text))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              Problem problem = e.problem();
              assertThat(problem.type()).isEqualTo("purl/invalid");
              assertThat(problem.detail()).contains(why);
              assertThat(problem.remedy()).contains("pkg:type/namespace/name@version");
            });
    assertThat(Purl.tryParse(text)).isEmpty();
  }

  @Test
  void lenientLowersQualifierKeys() {
    assertThat(Purl.parseLenient("pkg:gem/x?Platform=java")).hasToString("pkg:gem/x?platform=java");
  }

  @Test
  void boundsItsInput() {
    assertThat(Purl.tryParse("pkg:npm/" + "x".repeat(PurlReader.MAX_LENGTH))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NPM, @scope/name, pkg:npm/%40scope/name@1",
    "NPM, name, pkg:npm/name@1",
    "MAVEN, org.example:lib, pkg:maven/org.example/lib@1",
    "GO, example.org/team/mod, pkg:golang/example.org/team/mod@1",
    "PYPI, name, pkg:pypi/name@1",
    "COMPOSER, vendor/lib, pkg:composer/vendor/lib@1"
  })
  void fromAndToNativeNames(Ecosystem ecosystem, String nativeName, String purl) {
    Purl made = Purl.of(ecosystem, nativeName, Optional.of("1"));
    assertThat(made).hasToString(purl);
    assertThat(made.nativeName()).isEqualTo(nativeName);
    assertThat(made.ecosystem()).contains(ecosystem);
  }

  /** Whatever the components hold, the text reads back to them. */
  @Test
  void roundTrip() {
    long seed = 20_261_120L;
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      TreeMap<String, String> qualifiers = new TreeMap<>();
      for (int q = random.nextInt(3); q > 0; q--) {
        qualifiers.put("k" + q, text(random));
      }
      Purl purl =
          new Purl(
              "generic",
              Optional.of(
                  text(random).replace("/", "") + "a/" + "b" + text(random).replace("/", "")),
              "n" + text(random),
              Optional.of(text(random)),
              qualifiers,
              Optional.of("s" + text(random).replace("/", "")));
      assertThat(Purl.parse(purl.toString())).as("seed %d, round %d", seed, i).isEqualTo(purl);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.appendCodePoint("aZ09.-_~:/@?=&#%+ !é漢😀".codePoints().toArray()[random.nextInt(22)]);
    }
    return text.toString();
  }

  @Test
  void arbitraryTextsAreReadOrRefusedAndNothingElse() {
    long seed = 20_261_121L;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "pkg:");
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append("npm/@.?&=#%4aA0:-_x git".charAt(random.nextInt(23)));
      }
      Purl.tryParse(text.toString())
          .ifPresent(purl ->
              assertThat(Purl.parse(purl.toString()))
                  .as("seed %d: %s", seed, text)
                  .isEqualTo(purl));
    }
  }
}
