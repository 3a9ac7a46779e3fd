package cordon.app;

import cordon.app.config.ConfigLoader;
import cordon.app.wiring.Serving;
import cordon.app.wiring.Wiring;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The whole house on a free port, without package clients and so without upstreams. */
public final class RunningServer {
  private RunningServer() {}

  public static Wiring start(Path home, Path data) {
    TestEnvironment test = new TestEnvironment(home, Map.of("PATH", home.toString()));
    return new Serving(
            test.terminal(),
            ConfigLoader.load(
                Optional.empty(),
                test.environment(),
                Map.of("data", data.toString(), "server.port", "0")),
            Version.text())
        .start();
  }
}
