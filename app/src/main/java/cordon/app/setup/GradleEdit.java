package cordon.app.setup;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Writes an init script for Gradle that gives every remote Maven repository of every build the
 * gate's address. It is a file of its own, which Gradle reads beside those of the person.
 */
final class GradleEdit implements ClientEdit {
  private static final String SCRIPT =
      """
      // Written by `cordon setup gradle`; `cordon setup gradle --undo` removes it.
      import org.gradle.api.artifacts.repositories.MavenArtifactRepository

      def gate = '%s'
      def through = { repositories ->
        repositories.withType(MavenArtifactRepository).all { repository ->
          if (repository.url.scheme in ['http', 'https'] && !repository.url.toString().startsWith(gate)) {
            repository.url = gate
            if (repository.hasProperty('allowInsecureProtocol')) {
              repository.allowInsecureProtocol = true
            }
      %s    }
        }
      }
      settingsEvaluated { settings ->
        def plugins = settings.pluginManagement.repositories
        through(plugins)
        if (plugins.isEmpty()) {
          plugins.gradlePluginPortal()
        }
        if (settings.hasProperty('dependencyResolutionManagement')) {
          through(settings.dependencyResolutionManagement.repositories)
        }
      }
      allprojects { project ->
        through(project.buildscript.repositories)
        through(project.repositories)
      }
      """;

  @Override
  public String pointAt(String text, URI gate, Optional<String> token) {
    String credentials =
        token
            .map(secret ->
                "      repository.credentials { username = 'token'; password = '%s' }\n"
                    .formatted(secret))
            .orElse("");
    return SCRIPT.formatted(gate, credentials);
  }

  @Override
  public List<String> waysAround(String text) {
    return List.of("repositories of the type `ivy` are not redirected");
  }
}
