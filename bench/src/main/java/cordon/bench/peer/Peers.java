package cordon.bench.peer;

import cordon.base.Ecosystem;
import cordon.testkit.process.CordonServer;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The contenders that this machine can run. Whatever was started is stopped at the end, also when
 * somebody interrupts the run.
 */
public final class Peers implements AutoCloseable {
  /** The cool-down under which everything is measured, in days: Cordon's default. */
  public static final int COOL_DOWN_DAYS = 7;

  private final Options options;
  private final PrintStream progress;
  private final List<Contender> running = new CopyOnWriteArrayList<>();
  private int folders;

  public Peers(Options options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** All that speak a protocol and start, each with an empty cache in front of the origin. */
  public List<Contender> start(Ecosystem ecosystem, URI origin) {
    return contenders(ecosystem, origin).stream().filter(this::starts).toList();
  }

  /** Starts one; false with a message where it does not. */
  public boolean starts(Contender contender) {
    progress.println("starting " + contender.name());
    running.add(contender);
    try {
      contender.start();
      return true;
    } catch (IllegalStateException e) {
      progress.println("skipping " + contender.name() + ": " + e.getMessage());
      contender.close();
      return false;
    }
  }

  private List<Contender> contenders(Ecosystem ecosystem, URI origin) {
    List<Contender> found = new ArrayList<>();
    cordon(ecosystem, origin, "").ifPresent(found::add);
    if (options.yes("nginx")) {
      found.add(new NginxCache(folder("nginx"), origin));
    }
    if (ecosystem == Ecosystem.NPM) {
      verdaccio(folder("verdaccio"), origin, COOL_DOWN_DAYS).ifPresent(found::add);
    }
    if (ecosystem == Ecosystem.PYPI) {
      options.path("devpi").map(p -> new Devpi(p, folder("devpi"), origin)).ifPresent(found::add);
    }
    return found;
  }

  /** Cordon with further settings; empty with a message where it has not been built. */
  public Optional<CordonGate> cordon(Ecosystem ecosystem, URI origin, String settings) {
    return cordon(folder("cordon"), ecosystem, origin, settings);
  }

  /** The same on a folder in which another one may have worked before. */
  public Optional<CordonGate> cordon(
      Path folder, Ecosystem ecosystem, URI origin, String settings) {
    Optional<Path> lib = CordonServer.built(options.requiredPath("root"));
    if (lib.isEmpty()) {
      progress.println("skipping Cordon: it has not been built");
    }
    return lib.map(l -> new CordonGate(l, folder, ecosystem, origin, settings));
  }

  /** Verdaccio; empty where it could not be installed. */
  public Optional<? extends Contender> verdaccio(Path folder, URI origin, int minimumAgeDays) {
    return options
        .path("verdaccio")
        .map(program ->
            new Verdaccio(options.requiredPath("node"), program, folder, origin, minimumAgeDays));
  }

  /** A new name for a folder below the working folder. */
  public Path folder(String name) {
    return options.requiredPath("work").resolve(name + "-" + folders++);
  }

  @Override
  public void close() {
    running.forEach(Contender::close);
    running.clear();
  }
}
