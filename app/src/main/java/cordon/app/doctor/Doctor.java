package cordon.app.doctor;

import cordon.app.clients.Client;
import cordon.app.config.CordonSettings;
import cordon.app.config.UpstreamSettings;
import cordon.app.upstream.Learned;
import cordon.app.upstream.OwnAddresses;
import cordon.app.upstream.UpstreamLearner;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.gate.Credentials;
import cordon.terminal.Environment;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Examines the machine, the server, the upstreams and the clients. */
public final class Doctor {
  private final Terminal terminal;
  private final ServerOptions server;
  private final String version;

  public Doctor(Terminal terminal, ServerOptions server, String version) {
    this.terminal = terminal;
    this.server = server;
    this.version = version;
  }

  /**
   * Everything that was looked at.
   *
   * @param settings reads the configuration; a mistake in it becomes a finding, and the rest is
   *     looked at without it
   */
  public List<Finding> examine(Supplier<CordonSettings> settings) {
    Environment environment = terminal.environment();
    URI url = server.url(environment);
    Path data = server.dataDirectory(environment).root();
    List<Finding> findings = new ArrayList<>();
    List<UpstreamSettings> configured = configured(settings, findings);
    findings.addAll(new MachineChecks(data).run());
    findings.addAll(new ServerChecks(server.client(environment), version).run());
    findings.addAll(
        new UpstreamChecks(terminal.clock())
            .run(upstreams(learner(ownAddresses(url), data), configured, environment)));
    Map<Ecosystem, Learned> inUse = byEcosystem(learner(OwnAddresses.NONE, data));
    findings.addAll(new ClientChecks(environment, url).run(client -> inUse(inUse, client)));
    return findings;
  }

  private static List<UpstreamSettings> configured(
      Supplier<CordonSettings> settings, List<Finding> findings) {
    try {
      List<UpstreamSettings> upstreams = settings.get().upstreams();
      findings.add(Finding.fine("the configuration has no mistakes"));
      return upstreams;
    } catch (ProblemException e) {
      Problem problem = e.problem();
      findings.add(Finding.wrong(problem.title(), problem.detail(), problem.remedy()));
      return List.of();
    }
  }

  private OwnAddresses ownAddresses(URI url) {
    return new OwnAddresses(Set.of(url.getPort()), Set.of(url));
  }

  private UpstreamLearner learner(OwnAddresses own, Path data) {
    return new UpstreamLearner(terminal.environment(), own, data);
  }

  private static List<Probe> upstreams(
      UpstreamLearner learner, List<UpstreamSettings> configured, Environment environment) {
    Map<String, Probe> all = new TreeMap<>();
    for (Learned learned : learner.askBesides()) {
      if (learned instanceof Learned.Found found) {
        String name = found.ecosystem().purlType() + "/default";
        all.put(name, Probe.open(name, found.url()));
      }
    }
    for (UpstreamSettings upstream : configured) {
      String name = upstream.ecosystem().purlType() + "/" + upstream.name();
      Optional<Credentials> credentials =
          upstream.passwordVariable().flatMap(environment::variable).map(upstream::credentials);
      all.put(name, new Probe(name, upstream.url(), upstream.passwordVariable(), credentials));
    }
    return List.copyOf(all.values());
  }

  private static Learned inUse(Map<Ecosystem, Learned> known, Client client) {
    Learned asked = known.get(client.ecosystem());
    return asked == null ? Learned.off(client.ecosystem(), "nobody asked it") : asked;
  }

  private static Map<Ecosystem, Learned> byEcosystem(UpstreamLearner learner) {
    return learner.ask().stream()
        .collect(Collectors.toMap(Learned::ecosystem, Function.identity()));
  }
}
