package cordon.app.upstream;

import cordon.app.clients.Client;
import cordon.app.clients.SettingsFile;
import cordon.app.setup.KeptFile;
import cordon.base.Ecosystem;
import cordon.terminal.Environment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks pip for its index: its configuration, after setup the one it had before, and where that
 * names none, the one that is built into pip.
 */
final class PipUpstream {
  /** {@code global.index-url='https://…'}, as {@code pip config list} prints it. */
  private static final Pattern LISTED =
      Pattern.compile("(?m)^(:env:|install|global)\\.index-url='([^']*)'");

  private static final Pattern IN_FILE =
      Pattern.compile("(?mi)^index[-_]url\\s*[=:]\\s*(\\S+)\\s*$");

  /** {@code pip 26.2 from /usr/lib/python3/dist-packages/pip (python 3.13)}. */
  private static final Pattern PLACE = Pattern.compile("pip \\S+ from (.+)/pip \\(python .*");

  private final Environment environment;
  private final OwnAddresses own;

  PipUpstream(Environment environment, OwnAddresses own) {
    this.environment = environment;
    this.own = own;
  }

  Learned learn() {
    Optional<Path> pip = Client.PIP.program(environment);
    if (pip.isEmpty()) {
      return Learned.off(Ecosystem.PYPI, "pip is not installed here");
    }
    Optional<String> configured =
        ClientCall.ask(environment, Map.of(), List.of(pip.get().toString(), "config", "list"))
            .flatMap(PipUpstream::strongest);
    if (configured.flatMap(LearnedUrl::parse).filter(u -> own.isGate(Client.PIP, u)).isPresent()) {
      configured = beforeSetup();
    }
    if (configured.isPresent()) {
      return configured
          .flatMap(LearnedUrl::parse)
          .filter(url -> !own.isGate(Client.PIP, url))
          .<Learned>map(url -> new Learned.Found(Ecosystem.PYPI, url, "pip config list"))
          .orElseGet(() -> Learned.off(Ecosystem.PYPI, "pip's index-url cannot be used as it is"));
    }
    return builtIn(pip.get());
  }

  /** The environment wins over [install], and that over [global]. */
  private static Optional<String> strongest(String listing) {
    return List.of(":env:", "install", "global").stream()
        .flatMap(
            section -> LISTED.matcher(listing).results().filter(m -> m.group(1).equals(section)))
        .map(m -> m.group(2))
        .findFirst();
  }

  private Optional<String> beforeSetup() {
    return KeptFile.find(SettingsFile.PIP_CONF, environment)
        .flatMap(KeptFile::original)
        .map(bytes -> IN_FILE.matcher(new String(bytes, StandardCharsets.UTF_8)))
        .filter(Matcher::find)
        .map(m -> m.group(1));
  }

  /** Asks pip's own module, loaded from where this pip lies by the Python beside it. */
  private Learned builtIn(Path pip) {
    Optional<String> place =
        ClientCall.ask(environment, Map.of(), List.of(pip.toString(), "--version"))
            .map(PLACE::matcher)
            .filter(Matcher::matches)
            .map(m -> m.group(1));
    return place
        .flatMap(folder -> askModule(python(pip), folder))
        .flatMap(LearnedUrl::parse)
        .<Learned>map(url -> new Learned.Found(Ecosystem.PYPI, url, "pip's built-in index"))
        .orElseGet(
            () -> Learned.off(Ecosystem.PYPI, "pip is here, but does not tell its built-in index"));
  }

  private Optional<String> askModule(Path python, String folder) {
    return ClientCall.ask(
        environment,
        Map.of("PYTHONPATH", folder),
        List.of(
            python.toString(),
            "-c",
            "from pip._internal.models.index import PyPI; print(PyPI.simple_url)"));
  }

  private static Path python(Path pip) {
    Path beside = pip.resolveSibling("python3");
    return Files.isExecutable(beside) ? beside : Path.of("python3");
  }
}
