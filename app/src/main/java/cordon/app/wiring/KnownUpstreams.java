package cordon.app.wiring;

import cordon.app.config.ConfigLoader;
import cordon.app.config.CordonSettings;
import cordon.app.upstream.OwnAddresses;
import cordon.app.upstream.UpstreamLearner;
import cordon.gate.Upstream;
import cordon.terminal.Environment;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Upstreams as a server on this machine would have them, for commands that ask a registry. */
public final class KnownUpstreams {
  private KnownUpstreams() {}

  /**
   * What is configured or was learned.
   *
   * @throws cordon.base.ProblemException when the configuration is broken
   */
  public static List<Upstream> of(Environment environment) {
    CordonSettings settings =
        CordonSettings.of(ConfigLoader.load(Optional.empty(), environment, List.of()), environment);
    return GateConfigs.upstreams(settings, learner(settings, environment).known(), environment);
  }

  static UpstreamLearner learner(CordonSettings settings, Environment environment) {
    Set<URI> urls = settings.server().baseUrl().map(Set::of).orElse(Set.of());
    Set<Integer> ports = new HashSet<>(Set.of(settings.server().port()));
    settings.server().npmPort().ifPresent(ports::add);
    return new UpstreamLearner(environment, new OwnAddresses(ports, urls), settings.data().root());
  }
}
