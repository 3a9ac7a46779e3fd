package cordon.gate.commands.inspect;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.gate.Credentials;
import cordon.gate.Upstream;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.Environment;
import cordon.terminal.ServerOptions;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which registry to ask: that of the gate, so that nothing comes past it, or the upstream. */
final class Registries {
  private static final Set<Ecosystem> SPOKEN =
      EnumSet.of(Ecosystem.NPM, Ecosystem.PYPI, Ecosystem.MAVEN);

  private final Environment environment;
  private final ServerOptions server;
  private final Supplier<List<Upstream>> upstreams;
  private @Nullable List<Upstream> known;

  /**
   * @param upstreams that are configured or that the clients of this machine use; asked only where
   *     no server runs
   */
  Registries(Environment environment, ServerOptions server, Supplier<List<Upstream>> upstreams) {
    this.environment = environment;
    this.server = server;
    this.upstreams = upstreams;
  }

  /**
   * @throws cordon.base.ProblemException where there is none
   */
  Upstream of(Ecosystem ecosystem) {
    if (!SPOKEN.contains(ecosystem)) {
      throw Problem.of(
              "inspect/ecosystem",
              "releases of " + ecosystem.purlType() + " cannot be fetched",
              "the gate speaks npm, pypi and maven",
              "fetch the file with its own client and name it")
          .asException();
    }
    return known().stream()
        .filter(u -> u.ecosystem() == ecosystem && u.name().equals(Upstream.DEFAULT))
        .findFirst()
        .orElseThrow(() -> off(ecosystem).asException());
  }

  private List<Upstream> known() {
    List<Upstream> all = known;
    if (all == null) {
      all = find();
      known = all;
    }
    return all;
  }

  /** Who names a server wants what it gives, and nothing from elsewhere. */
  private List<Upstream> find() {
    ApiClient api = server.client(environment);
    if (!(api.get("/health") instanceof ApiAnswer.NoServer none)) {
      return SPOKEN.stream().map(e -> gate(e, api.server())).toList();
    }
    if (server.named(environment)) {
      throw none.problem().asException();
    }
    return upstreams.get();
  }

  private Upstream gate(Ecosystem ecosystem, URI url) {
    String path = ecosystem == Ecosystem.PYPI ? "/pypi/simple/" : "/" + ecosystem.purlType() + "/";
    Upstream gate = Upstream.open(ecosystem, URI.create(url + path));
    return server.token(environment).map(t -> gate.with(new Credentials.Bearer(t))).orElse(gate);
  }

  private static Problem off(Ecosystem ecosystem) {
    return Problem.of(
        "inspect/no-upstream",
        "no registry is known for " + ecosystem.purlType(),
        "no server runs, and neither the configuration nor a client on this machine names one",
        "set upstream." + ecosystem.purlType() + ".default.url in cordon.toml, or name the file");
  }
}
