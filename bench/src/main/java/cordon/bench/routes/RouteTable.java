package cordon.bench.routes;

import cordon.base.Ecosystem;
import cordon.bench.peer.Contender;
import cordon.bench.peer.Options;
import cordon.bench.peer.Peers;
import cordon.testkit.http.RawClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks every server, by every route, for a release that is one hour old while seven days are asked
 * for. The old release of the same package is the control: a route that does not lead to it either
 * says nothing.
 */
public final class RouteTable {
  private static final String NO_COOL_DOWN = "[gate]\ncool-down = \"0d\"\n";
  private static final String CACHED = "file, cached before the policy";

  private final Options options;
  private final PrintStream progress;

  private RouteTable(Options options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Exit code 1 when Cordon let the release through by any route, or when it was not asked by every
   * one: what was skipped or failed proves nothing.
   */
  public static void main(String[] words) throws IOException {
    boolean tight = new RouteTable(Options.parse(words), System.err).run(System.out);
    System.exit(tight ? 0 : 1);
  }

  private boolean run(PrintStream out) throws IOException {
    boolean tight = true;
    for (Ecosystem ecosystem : List.of(Ecosystem.NPM, Ecosystem.PYPI, Ecosystem.MAVEN)) {
      try (HeldRelease held = held(ecosystem, Instant.now());
          Peers peers = new Peers(options, progress)) {
        Map<String, Map<String, Reach>> columns = new LinkedHashMap<>();
        for (Contender contender : peers.start(ecosystem, held.origin())) {
          Map<String, Reach> rows = reaches(held, contender);
          cachedBefore(held, peers, contender).ifPresent(reach -> rows.put(CACHED, reach));
          columns.put(contender.name(), rows);
        }
        out.println(table(ecosystem, columns));
        tight &= tight(columns.getOrDefault("Cordon", Map.of()));
      }
    }
    return tight;
  }

  private static boolean tight(Map<String, Reach> cordon) {
    return cordon.containsKey(CACHED) && !cordon.containsValue(Reach.REACHED);
  }

  private static HeldRelease held(Ecosystem ecosystem, Instant now) {
    return switch (ecosystem) {
      case NPM -> HeldRelease.npm(now);
      case PYPI -> HeldRelease.pypi(now);
      case MAVEN -> HeldRelease.maven(now);
      default -> throw new IllegalArgumentException(ecosystem.toString());
    };
  }

  private Map<String, Reach> reaches(HeldRelease held, Contender contender) throws IOException {
    Map<String, Reach> rows = new LinkedHashMap<>();
    List<Route> old = held.routes().of(contender.registry(), HeldRelease.OLD_VERSION);
    List<Route> young = held.routes().of(contender.registry(), HeldRelease.YOUNG_VERSION);
    for (int i = 0; i < old.size(); i++) {
      boolean route = leads(old.get(i));
      boolean reached = leads(young.get(i));
      rows.put(
          young.get(i).label(), reached ? Reach.REACHED : route ? Reach.WITHHELD : Reach.NO_ROUTE);
    }
    return rows;
  }

  private static boolean leads(Route route) throws IOException {
    RawClient.Answer answer =
        RawClient.request(
            route.url().getPort(),
            route.method(),
            route.url().getRawPath(),
            route.headers().toArray(String[]::new));
    return answer.status() / 100 == 2 && route.offers().test(answer.text());
  }

  /** Fetched while everything was let through, asked for again under the policy. */
  private Optional<Reach> cachedBefore(HeldRelease held, Peers peers, Contender running)
      throws IOException {
    Path folder = peers.folder("cached");
    return switch (running.name()) {
      case "Cordon" ->
          cachedBefore(
              held,
              peers,
              () -> peers.cordon(folder, held.ecosystem(), held.origin(), NO_COOL_DOWN),
              () -> peers.cordon(folder, held.ecosystem(), held.origin(), ""));
      case "Verdaccio" ->
          cachedBefore(
              held,
              peers,
              () -> peers.verdaccio(folder, held.origin(), 0),
              () -> peers.verdaccio(folder, held.origin(), Peers.COOL_DOWN_DAYS));
      // A server without a policy has it from the routes that were just asked.
      default -> Optional.of(leads(file(held, running)) ? Reach.REACHED : Reach.WITHHELD);
    };
  }

  private Optional<Reach> cachedBefore(
      HeldRelease held,
      Peers peers,
      Supplier<Optional<? extends Contender>> opening,
      Supplier<Optional<? extends Contender>> closing) {
    try {
      Contender open = opening.get().orElseThrow();
      if (!peers.starts(open) || !leads(file(held, open))) {
        return Optional.empty();
      }
      open.close();
      Contender closed = closing.get().orElseThrow();
      if (!peers.starts(closed)) {
        return Optional.empty();
      }
      return Optional.of(leads(file(held, closed)) ? Reach.REACHED : Reach.WITHHELD);
    } catch (IOException e) {
      progress.println("failed: " + e);
      return Optional.empty();
    }
  }

  private static Route file(HeldRelease held, Contender contender) {
    return held.routes().of(contender.registry(), HeldRelease.YOUNG_VERSION).stream()
        .filter(r -> List.of("tarball", "file", "jar").contains(r.label()))
        .findFirst()
        .orElseThrow();
  }

  private static String table(Ecosystem ecosystem, Map<String, Map<String, Reach>> columns) {
    var out = new StringBuilder(String.format(Locale.ROOT, "%-32s", ecosystem.purlType()));
    columns.keySet().forEach(name -> out.append(String.format(Locale.ROOT, " %-10s", name)));
    out.append('\n');
    List<String> labels =
        columns.values().stream().flatMap(c -> c.keySet().stream()).distinct().toList();
    for (String label : labels) {
      out.append(String.format(Locale.ROOT, "%-32s", label));
      columns
          .values()
          .forEach(rows ->
              out.append(
                  String.format(
                      Locale.ROOT,
                      " %-10s",
                      Optional.ofNullable(rows.get(label)).map(Reach::word).orElse("failed"))));
      out.append('\n');
    }
    return out.toString();
  }
}
