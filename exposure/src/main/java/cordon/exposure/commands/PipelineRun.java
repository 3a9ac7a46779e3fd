package cordon.exposure.commands;

import cordon.terminal.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The run of a pipeline in which the command stands, as the usual services tell in the environment.
 *
 * @param project what is built, such as {@code acme/app}
 * @param commit empty where the service does not say
 * @param run its address, or what else names it; empty where the service does not say
 */
record PipelineRun(String project, String commit, String run) {

  /**
   * A service, by the variables that it sets; parts of a run's name are put together with slashes.
   */
  private record Service(String mark, List<String> project, String commit, List<String> run) {}

  /** Those that others imitate come last. */
  private static final List<Service> SERVICES =
      List.of(
          new Service(
              "GITLAB_CI", List.of("CI_PROJECT_PATH"), "CI_COMMIT_SHA", List.of("CI_JOB_URL")),
          new Service("JENKINS_URL", List.of("JOB_NAME"), "GIT_COMMIT", List.of("BUILD_URL")),
          new Service(
              "TF_BUILD",
              List.of("BUILD_REPOSITORY_NAME"),
              "BUILD_SOURCEVERSION",
              List.of("SYSTEM_COLLECTIONURI", "SYSTEM_TEAMPROJECT", "BUILD_BUILDID")),
          new Service(
              "BITBUCKET_BUILD_NUMBER",
              List.of("BITBUCKET_REPO_FULL_NAME"),
              "BITBUCKET_COMMIT",
              List.of("BITBUCKET_REPO_FULL_NAME", "BITBUCKET_BUILD_NUMBER")),
          new Service(
              "CIRCLECI",
              List.of("CIRCLE_PROJECT_USERNAME", "CIRCLE_PROJECT_REPONAME"),
              "CIRCLE_SHA1",
              List.of("CIRCLE_BUILD_URL")),
          new Service(
              "BUILDKITE",
              List.of("BUILDKITE_ORGANIZATION_SLUG", "BUILDKITE_PIPELINE_SLUG"),
              "BUILDKITE_COMMIT",
              List.of("BUILDKITE_BUILD_URL")),
          new Service(
              "TRAVIS",
              List.of("TRAVIS_REPO_SLUG"),
              "TRAVIS_COMMIT",
              List.of("TRAVIS_BUILD_WEB_URL")),
          new Service(
              "CI_PIPELINE_FORGE_URL",
              List.of("CI_REPO"),
              "CI_COMMIT_SHA",
              List.of("CI_PIPELINE_URL")),
          new Service(
              "GITHUB_ACTIONS",
              List.of("GITHUB_REPOSITORY"),
              "GITHUB_SHA",
              List.of(
                  "GITHUB_SERVER_URL",
                  "GITHUB_REPOSITORY",
                  "GITHUB_RUN_ID",
                  "GITHUB_RUN_ATTEMPT",
                  "GITHUB_JOB")));

  /** Empty where no service is told, or it does not say what is built. */
  static Optional<PipelineRun> of(Environment environment) {
    return SERVICES.stream()
        .filter(service -> environment.variable(service.mark).isPresent())
        .flatMap(service -> of(service, environment).stream())
        .findFirst();
  }

  private static Optional<PipelineRun> of(Service service, Environment environment) {
    List<String> project =
        service.project.stream().flatMap(name -> environment.variable(name).stream()).toList();
    return project.size() < service.project.size()
        ? Optional.empty()
        : Optional.of(
            new PipelineRun(
                String.join("/", project),
                environment.variable(service.commit).orElse(""),
                joined(service.run.stream(), environment)));
  }

  private static String joined(Stream<String> names, Environment environment) {
    return names
        .flatMap(name -> environment.variable(name).stream())
        .map(part -> part.replaceFirst("/+$", ""))
        .collect(Collectors.joining("/"));
  }

  /**
   * What a request says of it.
   *
   * @param unit as asked for; then the project does not name it
   */
  Map<String, String> query(Optional<String> unit) {
    Map<String, String> query = new HashMap<>();
    if (unit.isEmpty()) {
      query.put("project", project);
    }
    if (!commit.isEmpty()) {
      query.put("commit", commit);
    }
    if (!run.isEmpty()) {
      query.put("run", run);
    }
    return query;
  }
}
