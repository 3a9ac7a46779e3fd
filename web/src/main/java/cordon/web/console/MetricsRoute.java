package cordon.web.console;

import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.HealthCheck;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.server.Traffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Counters in the Prometheus text exposition format 0.0.4. */
final class MetricsRoute {
  private final Traffic traffic;
  private final List<HealthCheck> checks;
  private final String version;

  MetricsRoute(Traffic traffic, List<HealthCheck> checks, String version) {
    this.traffic = traffic;
    this.checks = checks;
    this.version = version;
  }

  Route route() {
    return Route.get("/metrics", Access.needs(Role.VIEWER), this::serve);
  }

  private void serve(Exchange exchange) throws IOException {
    StringBuilder out = new StringBuilder(4096);
    Map<Traffic.Key, Traffic.Count> counts = traffic.snapshot();
    counter(out, "cordon_http_requests_total", "Answered requests.", counts, c -> c.requests());
    counter(out, "cordon_http_body_bytes_total", "Bytes of bodies sent.", counts, c -> c.bytes());
    head(out, "cordon_check_ok", "gauge", "Whether a health check passes.");
    for (HealthCheck check : checks) {
      out.append("cordon_check_ok{check=\"")
          .append(label(check.name()))
          .append("\"} ")
          .append(check.run().ok() ? 1 : 0)
          .append('\n');
    }
    head(out, "cordon_info", "gauge", "The running version.");
    out.append("cordon_info{version=\"").append(label(version)).append("\"} 1\n");
    Runtime runtime = Runtime.getRuntime();
    head(out, "cordon_memory_used_bytes", "gauge", "Heap in use.");
    out.append("cordon_memory_used_bytes ")
        .append(runtime.totalMemory() - runtime.freeMemory())
        .append('\n');
    exchange.send(
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void counter(
      StringBuilder out,
      String name,
      String help,
      Map<Traffic.Key, Traffic.Count> counts,
      Function<Traffic.Count, Long> value) {
    head(out, name, "counter", help);
    counts.forEach((key, count) ->
        out.append(name)
            .append("{route=\"")
            .append(label(key.pattern()))
            .append("\",status=\"")
            .append(key.status())
            .append("\"} ")
            .append(value.apply(count))
            .append('\n'));
  }

  private static void head(StringBuilder out, String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static String label(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
