package cordon.exposure.api;

import cordon.exposure.Exposure;
import cordon.exposure.store.UnitInventory;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** {@code /api/v1/units/inventory}: what a unit had, as of any moment on both clocks. */
public final class InventoryApi {
  private static final String USUAL_VERSION = "1.6";

  private final Exposure exposure;

  public InventoryApi(Exposure exposure) {
    this.exposure = exposure;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/units/inventory", Access.needs(Role.VIEWER), this::inventory));
  }

  private void inventory(Exchange exchange) throws IOException {
    String unit =
        Parameters.text(exchange, "unit")
            .orElseThrow(() ->
                ParameterText.bad("unit", "it is missing", "name one as /api/v1/units does")
                    .asException());
    String version = Parameters.text(exchange, "version").orElse(USUAL_VERSION);
    if (!CycloneDxExport.isVersion(version)) {
      throw ParameterText.bad("version", "`" + version + "` is not written", "write 1.6 or 1.7")
          .asException();
    }
    Instant now = exposure.now();
    Instant at = Parameters.instant(exchange, "at").orElse(now);
    Instant asOf = Parameters.instant(exchange, "as_of").orElse(now);
    UnitInventory inventory = exposure.inventory(unit, at, asOf);
    if (inventory.items().isEmpty()) {
      throw ParameterText.bad(
              "unit",
              "nothing that `" + unit + "` had at " + at + " was known at " + asOf,
              "look at /api/v1/observations?unit=… for what it brought and when")
          .asException();
    }
    exchange.setHeader("Cache-Control", "no-store");
    exchange.sendJson(200, json -> CycloneDxExport.write(json, version, unit, at, asOf, inventory));
  }
}
