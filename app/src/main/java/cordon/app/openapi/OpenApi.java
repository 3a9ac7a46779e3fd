package cordon.app.openapi;

import cordon.web.Access;
import cordon.web.Capability;
import cordon.web.Exchange;
import cordon.web.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Serves the OpenAPI document, which a test holds equal to the routes. */
public final class OpenApi {
  public static final String PATH = "/api/v1/openapi.yaml";

  private OpenApi() {}

  public static Capability capability() {
    byte[] text = text();
    return new Capability(
        "openapi",
        List.of(Route.get(PATH, Access.open(), exchange -> send(exchange, text))),
        List.of());
  }

  private static void send(Exchange exchange, byte[] text) throws IOException {
    exchange.send(200, "application/yaml", text); // RFC 9512
  }

  private static byte[] text() {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("openapi.yaml is missing from the build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
