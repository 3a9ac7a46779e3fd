package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.TimeWindow;
import cordon.exposure.ExposureAnswer.Coverage;
import cordon.exposure.ExposureAnswer.UnknownUnit;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gradle locks what a program has and what its build is made of in files of their own. */
class GradleLocksTest extends HouseTest {
  private static final Instant FROM = ExposureHouse.START.plusSeconds(3_600);
  private static final Instant TO = FROM.plusSeconds(3_600);
  private static final String PROGRAM = "gradle.lockfile";
  private static final String BUILD = "buildscript-gradle.lockfile";

  @BeforeEach
  void open() {
    house.now = TO.plusSeconds(3_600);
  }

  private Recorded brings(String name, Instant at, String release) {
    return house.exposure.record(
        Upload.of(name, "app", Provenance.BUILD).observed(at),
        new ByteArrayInputStream((release + "=classpath\n").getBytes(StandardCharsets.UTF_8)),
        "token:x");
  }

  private void around(String name, String release) {
    brings(name, FROM.minusSeconds(60), release);
    brings(name, TO.plusSeconds(60), release);
  }

  private Coverage coverage(String name) {
    return house
        .exposure
        .answer(
            List.of(new Target("maven", name, new Versions.Listed(List.of("9")))),
            Optional.of(new TimeWindow(FROM, TO)),
            Optional.empty())
        .held()
        .coverage();
  }

  @Test
  void whatABuildIsMadeOfSaysNothingOfWhatTheProgramHas() {
    around(BUILD, "x:plugin:1");
    assertThat(coverage("x:library").excluded()).isZero();
    assertThat(coverage("x:library").unknown())
        .extracting(UnknownUnit::why)
        .containsExactly("no document lists such packages");
  }

  @Test
  void whatTheProgramHasIsProvenAndPluginsAreNot() {
    around(PROGRAM, "x:y:1");
    assertThat(coverage("x:library").excluded()).isOne();
    assertThat(coverage("x:other.gradle.plugin").excluded()).isZero();
    around(BUILD, "x:plugin:1");
    assertThat(coverage("x:library").excluded()).isOne();
    assertThat(coverage("x:other.gradle.plugin").excluded()).isZero();
  }

  @Test
  void whereThereIsAListOfTheBuildItHasToBeWholeToo() {
    around(PROGRAM, "x:y:1");
    brings(BUILD, FROM.plusSeconds(60), "x:plugin:1");
    assertThat(coverage("x:library").unknown())
        .extracting(UnknownUnit::why)
        .containsExactly("the first complete document of a place came after the window began");
  }

  @Test
  void theDocumentsSaySo() {
    assertThat(brings(PROGRAM, FROM, "x:y:1").document().lacking()).containsExactly("maven/build");
    assertThat(brings(BUILD, FROM, "x:y:1").document().lacking()).containsExactly("maven/run");
    Recorded insisted =
        house.exposure.record(
            Upload.of(BUILD, "b", Provenance.BUILD).complete(true),
            new ByteArrayInputStream("x:y:1=classpath\n".getBytes(StandardCharsets.UTF_8)),
            "token:x");
    assertThat(insisted.document().lacking()).containsExactly("maven/run");
  }
}
