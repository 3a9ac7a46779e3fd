package cordon.gate.npm;

import cordon.base.Ecosystem;
import cordon.gate.Upstream;
import cordon.gate.index.PackageView;
import cordon.gate.serve.GateCore;
import cordon.gate.serve.Protocol;
import cordon.web.Route;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The npm registry protocol below {@code /npm/}. */
public final class NpmProtocol implements Protocol {

  public NpmProtocol(GateCore core) {
    java.util.Objects.requireNonNull(core);
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.NPM;
  }

  @Override
  public List<Route> routes() {
    return List.of();
  }

  @Override
  public Optional<PackageView> view(Upstream upstream, String name) throws IOException {
    throw new IOException("not yet: " + upstream.key() + name);
  }
}
