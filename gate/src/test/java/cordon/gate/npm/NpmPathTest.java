package cordon.gate.npm;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.npm.NpmName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpmPathTest {
  private static final NpmName PLAIN = new NpmName("", "left-pad");
  private static final NpmName SCOPED = new NpmName("acme", "tool");

  @ParameterizedTest
  @ValueSource(strings = {"@acme/tool", "@acme%2ftool", "@acme%2Ftool", "%40acme%2ftool"})
  void everySpellingOfAScope(String name) {
    assertThat(NpmPath.parse(name)).isEqualTo(new NpmPath.OfPackage(SCOPED));
    assertThat(NpmPath.parse(name + "/1.0.0")).isEqualTo(new NpmPath.OfVersion(SCOPED, "1.0.0"));
    assertThat(NpmPath.parse(name + "/-/tool-1.0.0.tgz"))
        .isEqualTo(new NpmPath.OfTarball(SCOPED, "tool-1.0.0.tgz"));
  }

  @Test
  void whatTheProtocolKnows() {
    assertThat(NpmPath.parse("left-pad")).isEqualTo(new NpmPath.OfPackage(PLAIN));
    assertThat(NpmPath.parse("left-pad/")).isEqualTo(new NpmPath.OfPackage(PLAIN));
    assertThat(NpmPath.parse("left-pad/latest")).isEqualTo(new NpmPath.OfVersion(PLAIN, "latest"));
    assertThat(NpmPath.parse("left-pad/1.0.0%2Bb"))
        .isEqualTo(new NpmPath.OfVersion(PLAIN, "1.0.0+b"));
    assertThat(NpmPath.parse("left-pad/1.0.0+b"))
        .isEqualTo(new NpmPath.OfVersion(PLAIN, "1.0.0+b"));
    assertThat(NpmPath.parse("@acme/tool/-/@acme/tool-1.0.0.tgz"))
        .isEqualTo(new NpmPath.OfTarball(SCOPED, "tool-1.0.0.tgz"));
    assertThat(NpmPath.parse("-/package/@acme%2ftool/dist-tags"))
        .isEqualTo(new NpmPath.OfTags(SCOPED));
    assertThat(NpmPath.parse("-/ping")).isEqualTo(new NpmPath.Service("-/ping"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..%2f..%2fetc",
        "..",
        "left-pad/-/..%2f..%2fsecret.tgz",
        "left-pad/-/a%00b.tgz",
        "left-pad/-/a/b.tgz",
        "left-pad/-/",
        "left-pad/%zz",
        "@acme",
        "@/x",
        "%2e%2e/x",
        "left%20pad",
        "left-pad/-/x%5cy.tgz"
      })
  void whatItDoesNot(String path) {
    assertThat(NpmPath.parse(path)).isInstanceOf(NpmPath.Unknown.class);
  }

  @Test
  void veryLongIsUnknown() {
    assertThat(NpmPath.parse("a".repeat(100_000))).isInstanceOf(NpmPath.Unknown.class);
  }
}
