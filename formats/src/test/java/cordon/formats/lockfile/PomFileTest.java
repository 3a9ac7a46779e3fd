package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import cordon.base.ProblemException;
import cordon.formats.Mutations;
import cordon.formats.lockfile.Lockfile.Reference;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PomFileTest {
  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="x" xsi:schemaLocation="y">
        <modelVersion>4.0.0</modelVersion>
        <parent><groupId>org.foo</groupId><artifactId>parent</artifactId><version>7</version></parent>
        <artifactId>app</artifactId>
        <properties><bar.version>1.2</bar.version><twice>${bar.version}</twice></properties>
        <dependencyManagement><dependencies>
          <dependency><groupId>a</groupId><artifactId>managed</artifactId><version>${twice}</version></dependency>
          <dependency><groupId>a</groupId><artifactId>bom</artifactId><version>3</version><type>pom</type><scope>import</scope></dependency>
        </dependencies></dependencyManagement>
        <dependencies>
          <dependency><groupId>a</groupId><artifactId>bar</artifactId><version>${bar.version}</version>
            <exclusions><exclusion><groupId>x</groupId><artifactId>y</artifactId></exclusion></exclusions></dependency>
          <dependency><groupId>a</groupId><artifactId>managed</artifactId></dependency>
          <dependency><groupId>a</groupId><artifactId>unknown</artifactId></dependency>
          <dependency><groupId>${project.groupId}</groupId><artifactId>sibling</artifactId><version>${project.version}</version></dependency>
        </dependencies>
        <build><plugins>
          <plugin><artifactId>maven-jar-plugin</artifactId><version>3.5.1</version>
            <dependencies><dependency><groupId>p</groupId><artifactId>d</artifactId><version>9</version></dependency></dependencies></plugin>
        </plugins></build>
        <profiles><profile><id>p</id><dependencies>
          <dependency><groupId>a</groupId><artifactId>prof</artifactId><version>5</version></dependency>
        </dependencies></profile></profiles>
      </project>
      """;

  private static Lockfile read(String text) {
    return LockfileKind.POM.read(text.getBytes(UTF_8));
  }

  @Test
  void readsWhatThePomDeclares() {
    Lockfile file = read(POM);
    assertThat(file.releases())
        .extracting(LockedRelease::name, r -> r.version().orElse(""), r -> r.place().line())
        .containsExactly(
            tuple("org.foo:parent", "7", 3),
            tuple("a:bom", "3", 8),
            tuple("a:bar", "1.2", 11),
            tuple("a:managed", "1.2", 13),
            tuple("a:unknown", "", 14),
            tuple("org.foo:sibling", "7", 15),
            tuple("org.apache.maven.plugins:maven-jar-plugin", "3.5.1", 18),
            tuple("p:d", "9", 19),
            tuple("a:prof", "5", 22));
    assertThat(file.releases().get(4).open()).contains("parent or an imported BOM");
    assertThat(file.releases().get(4).requirement()).as("any version may come of it").contains("");
    assertThat(file.references())
        .extracting(Reference::kind, Reference::target)
        .containsExactly(
            tuple(Reference.Kind.PARENT, "org.foo:parent:7"), tuple(Reference.Kind.BOM, "a:bom:3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.0 | 1.0 |",
        "[1.0] | 1.0 |",
        "'[1.0,2.0)' | | a range",
        "'(,2.0]' | | a range",
        "LATEST | | the newest",
        "${nowhere} | | not define",
        "1.${nowhere} | | not define",
        "${loop} | | not define",
        "${grow} | | not define",
        "${v} | 4 |",
      })
  void aVersionIsFixedOrSaysWhyNot(String written, String version, String open) {
    String pom =
        "<project><properties><loop>${loop}</loop><v>4</v><grow>${grow}${grow}</grow></properties><dependencies>"
            + "<dependency><groupId>a</groupId><artifactId>b</artifactId><version>"
            + written
            + "</version></dependency></dependencies></project>";
    LockedRelease release = read(pom).releases().getFirst();
    assertThat(release.version().orElse(null)).isEqualTo(version);
    assertThat(release.open()).contains(open == null ? "" : open);
    Optional<String> asked =
        open == null ? Optional.empty() : Optional.of(open.equals("a range") ? written : "");
    assertThat(release.requirement()).isEqualTo(asked);
  }

  @Test
  void honoursTheDeclaredEncoding() {
    String pom =
        "<?xml version='1.0' encoding='ISO-8859-1'?><project><!-- \u00e9 --><dependencies><dependency>"
            + "<groupId>a</groupId><artifactId>b</artifactId><version>1</version></dependency></dependencies></project>";
    assertThat(LockfileKind.POM.read(pom.getBytes(ISO_8859_1)).releases()).hasSize(1);
    assertThatThrownBy(
            () -> LockfileKind.POM.read(pom.replace("ISO-8859-1", "UTF-8").getBytes(ISO_8859_1)))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> read(pom.replace("ISO-8859-1", "no-such")))
        .isInstanceOf(ProblemException.class);
  }

  /** Written out, it would have 540 million characters. */
  @Test
  void aPropertyThatStandsInAValueThousandsOfTimesStaysUnresolved() {
    String pom =
        "<project><properties><long>%s</long></properties><dependencies><dependency>"
                .formatted("x".repeat(60_000))
            + "<groupId>a</groupId><artifactId>b</artifactId><version>%s</version>"
                .formatted("${long}".repeat(9_000))
            + "</dependency></dependencies></project>";
    assertThat(read(pom).releases())
        .singleElement()
        .satisfies(release -> assertThat(release.version()).isEmpty());
  }

  @Test
  void aDocumentTypeIsRefused() {
    assertThatThrownBy(() -> read("<!DOCTYPE project [<!ENTITY a \"b\">]><project/>"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("document type");
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    Mutations.survive(13, 2000, POM.getBytes(UTF_8), LockfileKind.POM::read);
  }
}
