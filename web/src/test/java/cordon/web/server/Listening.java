package cordon.web.server;

import cordon.web.Access;
import cordon.web.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Servers that give up soon on those who stall. */
abstract class Listening {
  static final Route OK =
      Route.get(
          "/ok",
          Access.open(),
          e -> e.send(200, "text/plain", e.baseUrl().getBytes(StandardCharsets.UTF_8)));

  static WebConfig config(String host, int port, Optional<TlsFiles> tls, Duration stall) {
    WebLimits d = WebLimits.defaults();
    WebLimits limits =
        new WebLimits(
            d.requestLine(), d.headers(), 1000, d.connections(), stall, d.idle(), d.grace());
    return new WebConfig(
        host, port, tls, Optional.empty(), Set.of(), Set.of(), true, true, List.of(), limits);
  }

  static WebConfig impatient() {
    return config("127.0.0.1", 0, Optional.empty(), Duration.ofMillis(300));
  }
}
