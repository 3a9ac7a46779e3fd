package cordon.app.upstream;

import cordon.app.clients.Client;
import cordon.app.clients.SettingsFile;
import cordon.app.setup.KeptFile;
import cordon.base.Ecosystem;
import cordon.terminal.Environment;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks npm for its registry, and after setup for the one it had before. */
final class NpmUpstream {
  private final Environment environment;
  private final OwnAddresses own;

  NpmUpstream(Environment environment, OwnAddresses own) {
    this.environment = environment;
    this.own = own;
  }

  Learned learn() {
    Optional<Path> npm = Client.NPM.program(environment);
    if (npm.isEmpty()) {
      return Learned.off(Ecosystem.NPM, "npm is not installed here");
    }
    Optional<URI> now = ask(npm.get(), Map.of());
    if (now.isPresent() && own.isGate(Client.NPM, now.get())) {
      now = ask(npm.get(), beforeSetup());
    }
    return now.filter(url -> !own.isGate(Client.NPM, url))
        .<Learned>map(url -> new Learned.Found(Ecosystem.NPM, url, "npm config get registry"))
        .orElseGet(() -> Learned.off(Ecosystem.NPM, "npm did not name a registry to use"));
  }

  /** The settings that setup kept, or none where there were none. */
  private Map<String, String> beforeSetup() {
    boolean existed =
        KeptFile.find(SettingsFile.NPMRC, environment).flatMap(KeptFile::original).isPresent();
    String file = existed ? KeptFile.copy(SettingsFile.NPMRC, environment).toString() : "/dev/null";
    return Map.of("NPM_CONFIG_USERCONFIG", file, "npm_config_userconfig", file);
  }

  private Optional<URI> ask(Path npm, Map<String, String> variables) {
    return ClientCall.ask(
            environment, variables, List.of(npm.toString(), "config", "get", "registry"))
        .flatMap(LearnedUrl::parse);
  }
}
