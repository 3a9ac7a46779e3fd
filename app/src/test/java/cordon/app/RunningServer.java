package cordon.app;

import cordon.app.config.ConfigLoader;
import cordon.app.config.Flag;
import cordon.app.wiring.Serving;
import cordon.app.wiring.Wiring;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The whole house on a free port, without package clients and so without upstreams. */
public final class RunningServer {
  private RunningServer() {}

  public static Wiring start(Path home, Path data) {
    return start(home, data, Map.of());
  }

  /**
   * @param settings as `--set` takes them
   */
  public static Wiring start(Path home, Path data, Map<String, String> settings) {
    Map<String, String> flags = new HashMap<>(settings);
    flags.put("data", data.toString());
    flags.put("server.port", "0");
    TestEnvironment test = new TestEnvironment(home, Map.of("PATH", home.toString()));
    return new Serving(
            test.terminal(),
            ConfigLoader.load(Optional.empty(), test.environment(), Flag.set(flags)),
            Version.text())
        .start();
  }
}
