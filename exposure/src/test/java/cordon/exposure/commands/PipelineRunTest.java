package cordon.exposure.commands;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.terminal.Environment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineRunTest {

  private static Optional<PipelineRun> of(Map<String, String> variables) {
    Path here = Path.of("");
    return PipelineRun.of(new Environment(variables, here, here, false, false, 80));
  }

  @Test
  void theUsualServicesAreKnown() {
    assertThat(
            of(
                Map.of(
                    "GITLAB_CI", "true",
                    "CI_PROJECT_PATH", "acme/app",
                    "CI_COMMIT_SHA", "4f1c",
                    "CI_JOB_URL", "https://forge.example/jobs/7")))
        .contains(new PipelineRun("acme/app", "4f1c", "https://forge.example/jobs/7"));
    assertThat(of(Map.of("JENKINS_URL", "https://ci.example/", "JOB_NAME", "app/main")))
        .contains(new PipelineRun("app/main", "", ""));
    assertThat(
            of(
                Map.of(
                    "TF_BUILD", "True",
                    "BUILD_REPOSITORY_NAME", "app",
                    "BUILD_SOURCEVERSION", "4f1c",
                    "SYSTEM_COLLECTIONURI", "https://forge.example/acme/",
                    "SYSTEM_TEAMPROJECT", "shop",
                    "BUILD_BUILDID", "7")))
        .contains(new PipelineRun("app", "4f1c", "https://forge.example/acme/shop/7"));
  }

  @Test
  void whatDoesNotSayWhatItBuildsIsNone() {
    assertThat(of(Map.of())).isEmpty();
    assertThat(of(Map.of("GITHUB_ACTIONS", "true"))).isEmpty();
    assertThat(of(Map.of("CIRCLECI", "true", "CIRCLE_PROJECT_USERNAME", "acme"))).isEmpty();
  }

  @Test
  void theProjectIsSaidWhereNobodyNamesTheUnit() {
    PipelineRun run = new PipelineRun("acme/app", "4f1c", "");
    assertThat(run.query(Optional.empty()))
        .isEqualTo(Map.of("project", "acme/app", "commit", "4f1c"));
    assertThat(run.query(Optional.of("ci"))).isEqualTo(Map.of("commit", "4f1c"));
  }
}
