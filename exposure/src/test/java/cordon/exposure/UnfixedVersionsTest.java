package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.advisories.AdvisoryDocument;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.formats.osv.OsvReader;
import cordon.formats.osv.OsvReading;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a file asks for without fixing it may have been met, and what it only bounds was not had.
 */
class UnfixedVersionsTest extends HouseTest {
  private static final String POM =
      """
      <project><modelVersion>4.0.0</modelVersion>
        <groupId>a</groupId><artifactId>b</artifactId><version>1</version>
        <dependencies>
          <dependency><groupId>x</groupId><artifactId>ranged</artifactId>
            <version>[1.0,3.0)</version></dependency>
          <dependency><groupId>x</groupId><artifactId>managed</artifactId></dependency>
        </dependencies></project>
      """;

  private Recorded brings(String name, String text) {
    return house.exposure.record(
        Upload.of(name, "ci", Provenance.BUILD),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "token:x");
  }

  private List<Grade> grades(String target) {
    return house
        .exposure
        .answer(
            new QuestionText(id -> List.of()).read(target, Optional.empty(), Optional.empty()),
            Optional.empty())
        .units()
        .stream()
        .map(ExposedUnit::grade)
        .toList();
  }

  @Test
  void rangesAndManagedVersionsOfAPomCouldResolve() {
    brings("pom.xml", POM);
    assertThat(grades("pkg:maven/x/ranged@2.0")).containsExactly(Grade.COULD_RESOLVE);
    assertThat(grades("pkg:maven/x/ranged@3.0")).isEmpty();
    assertThat(grades("pkg:maven/x/managed@9")).containsExactly(Grade.COULD_RESOLVE);
  }

  private List<Grade> gradesBy(String range) {
    String record =
        """
        {"id":"GHSA-1","modified":"2026-03-28T12:00:00Z","affected":[{"package":{
         "ecosystem":"Maven","name":"x:ranged"},"ranges":[{"type":"ECOSYSTEM","events":[%s]}]}]}
        """
            .formatted(range);
    OsvReading.Good good =
        (OsvReading.Good) OsvReader.read(record.getBytes(StandardCharsets.UTF_8), "a.json");
    AdvisoryDocument advisory =
        new AdvisoryDocument("feed", good.record(), record, house.now, house.now, Optional.empty());
    return house
        .exposure
        .answer(
            new QuestionText(id -> List.of(advisory))
                .read("GHSA-1", Optional.empty(), Optional.empty()),
            Optional.empty())
        .units()
        .stream()
        .map(ExposedUnit::grade)
        .toList();
  }

  @Test
  void aRangeThatARequirementCannotMeetConcernsNobody() {
    brings("pom.xml", POM);
    assertThat(gradesBy("{\"introduced\":\"2.5\"},{\"fixed\":\"4\"}"))
        .containsExactly(Grade.COULD_RESOLVE);
    assertThat(gradesBy("{\"introduced\":\"3.0\"},{\"fixed\":\"4\"}")).isEmpty();
    assertThat(gradesBy("{\"introduced\":\"0\"},{\"fixed\":\"1.0\"}")).isEmpty();
    assertThat(gradesBy("{\"introduced\":\"0\"},{\"last_affected\":\"1.0\"}"))
        .containsExactly(Grade.COULD_RESOLVE);
  }

  @Test
  void aPreReleaseMeetsWhereNothingElseDoes() {
    brings("requirements.txt", "litellm>=1.80\n");
    assertThat(grades("pkg:pypi/litellm@1.83.0rc1")).containsExactly(Grade.COULD_RESOLVE);
    assertThat(grades("pkg:pypi/litellm@1.79.0")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "cargo # vers:cargo/>=1.2|<1.5|>=2|<3 # 2.1.0 # 1.7.0",
        "cargo # vers:cargo/1.2.0|1.3.0 # 1.3.0 # 1.4.0",
        "golang # >=v1.2.0 # v1.9.0 # v1.1.0",
        "composer # ~1.2.3 # 1.2.9 # 1.3.0",
        "gem # ~> 1.2 # 1.9 # 2.0",
        "nuget # [1.0, 2.0) # 1.9.0 # 2.0.0",
        "npm # ^1.2.3 # 1.9.0 # 2.0.0"
      })
  void whatABillOfMaterialsLeavesOpenIsHeldAgainstTheRange(
      String type, String asked, String taken, String other) {
    String name = type.equals("composer") ? "x/y" : "xy";
    brings(
        "bom.json",
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[
         {"type":"library","name":"a","version":"%s","purl":"pkg:%s/%s"}]}
        """
            .formatted(asked, type, name));

    assertThat(grades("pkg:" + type + "/" + name + "@" + taken))
        .containsExactly(Grade.COULD_RESOLVE);
    assertThat(grades("pkg:" + type + "/" + name + "@" + other)).isEmpty();
  }

  @Test
  void constraintsInstallNothing() {
    Recorded recorded = brings("constraints.txt", "litellm==1.82.7\n");
    assertThat(recorded.notes()).singleElement().asString().contains("constraints");
    assertThat(recorded.document().complete()).isFalse();
    assertThat(grades("pkg:pypi/litellm@1.82.7")).isEmpty();
    brings("requirements.txt", "litellm==1.82.7\n");
    assertThat(grades("pkg:pypi/litellm@1.82.7")).containsExactly(Grade.LOCKED);
  }
}
