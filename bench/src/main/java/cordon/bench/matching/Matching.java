package cordon.bench.matching;

import cordon.bench.matching.Command.Ended;
import cordon.bench.peer.LoadAverage;
import cordon.bench.peer.Options;
import cordon.terminal.Json;
import cordon.testkit.process.CordonServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One bill of materials held against a full feed: by a server of ours that has read the feed
 * before, and by OSV-Scanner, which reads it in every run. Both name what they found, and must
 * agree.
 */
public final class Matching {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int MOST_ON_A_PAGE = 1_000;

  private final Options options;
  private final Path work;
  private final Map<String, String> environment = new HashMap<>();

  private Matching(Options options) {
    this.options = options;
    this.work = options.requiredPath("work");
  }

  /**
   * Options: {@code records}, {@code components} of the large document, {@code few} of the one that
   * the peer gets, too; {@code osv} its program, empty without.
   */
  public static void main(String[] words) throws IOException {
    new Matching(Options.parse(words)).run();
  }

  private void run() throws IOException {
    GeneratedWorld world = new GeneratedWorld(options.number("records"));
    List<Path> feeds = world.feeds(work.resolve("feeds/osv-scanner"));
    Path large = world.bom(work.resolve("large.cdx.json"), options.number("components"));
    Path small = world.bom(work.resolve("small.cdx.json"), options.number("few"));
    say("load %s", LoadAverage.read());
    Path lib = CordonServer.built(options.requiredPath("root")).orElseThrow();
    try (CordonServer server = new CordonServer(lib, work.resolve("server"), "").start()) {
      environment.put("CORDON_URL", server.url().toString());
      environment.put(
          "CORDON_TOKEN", Files.readString(server.data().resolve("admin-token")).strip());
      for (Path feed : feeds) {
        say("Cordon reads %s: %s", feed, wall(cordon("advisories", "import", feed.toString())));
      }
      ask("large", large);
      Set<String> ours = ask("small", small);
      peer(small, ours);
      peer(large, Set.of());
    }
    say("load %s", LoadAverage.read());
  }

  private Set<String> ask(String unit, Path bom) {
    Ended brought = cordon("observe", bom.toString(), "--unit", unit);
    String most = Integer.toString(MOST_ON_A_PAGE);
    List<String> words =
        List.of("exposure", "findings", "--unit", unit, "--limit", most, "--format", "json");
    Ended first = cordon(words.toArray(String[]::new));
    Ended again = cordon(words.toArray(String[]::new));
    Json found = Json.read(again.out());
    say(
        "Cordon, %s: brought %s, asked %s, asked again %s, %d findings",
        bom.getFileName(), wall(brought), wall(first), wall(again), found.number("count", 0));
    Set<String> names = new TreeSet<>();
    for (Json item : found.list("items")) {
      String purl = item.string("purl");
      names.add(purl.substring(purl.indexOf('/') + 1) + " " + item.string("advisory"));
    }
    return names;
  }

  /**
   * @param ours what we found, to be compared; empty where there is more than a page
   */
  private void peer(Path bom, Set<String> ours) {
    Optional<Path> program = options.path("osv");
    if (program.isEmpty()) {
      return;
    }
    Optional<Ended> ended =
        Command.run(
            List.of(
                program.get().toString(),
                "scan",
                "--experimental-offline",
                "--format",
                "json",
                "--sbom",
                bom.toString()),
            Map.of("OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY", work.resolve("feeds").toString()),
            work,
            LIMIT);
    if (ended.isEmpty()) {
      say("OSV-Scanner, %s: not done after %d s", bom.getFileName(), LIMIT.toSeconds());
      return;
    }
    Set<String> theirs = new TreeSet<>();
    for (Json result : Json.read(ended.get().out()).list("results")) {
      for (Json one : result.list("packages")) {
        Json about = one.at("package").orElseThrow();
        one.list("vulnerabilities")
            .forEach(v ->
                theirs.add(
                    about.string("name") + "@" + about.string("version") + " " + v.string("id")));
      }
    }
    say(
        "OSV-Scanner, %s: %s, CPU %s, %d findings%s",
        bom.getFileName(),
        wall(ended.get()),
        seconds(ended.get().cpu()),
        theirs.size(),
        ours.isEmpty()
            ? ""
            : theirs.equals(ours) ? ", the same as ours" : ", NOT the same as ours");
  }

  private Ended cordon(String... words) {
    List<String> command =
        new ArrayList<>(List.of(options.requiredPath("root").resolve("cordon").toString()));
    command.addAll(List.of(words));
    return Command.run(command, environment, work, LIMIT)
        .orElseThrow(() -> new IllegalStateException(command + " was not done in time"));
  }

  private static String wall(Ended ended) {
    return seconds(ended.wall());
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
