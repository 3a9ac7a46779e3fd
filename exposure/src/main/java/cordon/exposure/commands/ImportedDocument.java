package cordon.exposure.commands;

import cordon.terminal.ApiClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bill of materials that comes from elsewhere than its unit.
 *
 * @param name of the file
 * @param stream documents of one stream of the unit replace each other
 * @param observed when it was true; empty: as the document says
 * @param body its bytes
 */
record ImportedDocument(
    String unit,
    String name,
    String stream,
    Optional<Instant> observed,
    ApiClient.BodyWriter body) {

  /** The parameters of the request that brings it. */
  Map<String, String> query() {
    Map<String, String> query = new HashMap<>(Map.of("unit", unit, "name", name, "stream", stream));
    observed.ifPresent(at -> query.put("observed", at.toString()));
    return query;
  }
}
