package cordon.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where and how to listen; see the settings {@code server.*}. */
public record ServerSettings(
    String bind,
    int port,
    Optional<Integer> npmPort,
    Optional<URI> baseUrl,
    Optional<Tls> tls,
    List<String> trustedProxies,
    boolean loopbackClientsNeedToken) {

  /** PEM files. */
  public record Tls(Path certificate, Path key) {}

  static ServerSettings of(Configuration configuration) {
    Optional<Tls> tls =
        configuration
            .find(ServerCatalogue.TLS_CERTIFICATE)
            .flatMap(c -> configuration.find(ServerCatalogue.TLS_KEY).map(k -> new Tls(c, k)));
    return new ServerSettings(
        configuration.get(ServerCatalogue.BIND),
        configuration.get(ServerCatalogue.PORT),
        configuration.find(ServerCatalogue.NPM_PORT),
        configuration.find(ServerCatalogue.BASE_URL),
        tls,
        configuration.get(ServerCatalogue.TRUSTED_PROXIES),
        configuration.get(ServerCatalogue.LOOPBACK_TOKEN));
  }
}
