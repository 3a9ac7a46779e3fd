package cordon.gate.npm;

import cordon.formats.npm.NpmName;
import cordon.gate.serve.ReadOnlyRoutes;
import cordon.web.Exchange;
import java.io.IOException;

/** Short answers in the form that npm clients expect. */
final class NpmAnswers {
  private NpmAnswers() {}

  /** npm makes {@code E404} of it and names the package itself. */
  static void notFound(Exchange exchange, String what) throws IOException {
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(
        404,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("error", what + " is not in the upstream registry");
          json.writeEndObject();
        });
  }

  static void notFound(Exchange exchange, NpmName name) throws IOException {
    notFound(exchange, name.full());
  }

  static void readOnly(Exchange exchange) throws IOException {
    ReadOnlyRoutes.refuse(
        exchange,
        "publish, tag and sign in at the registry itself: npm --registry <its address> …");
  }
}
