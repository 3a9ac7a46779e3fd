package cordon.gate.npm;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Inspection;
import cordon.gate.Inspector;
import cordon.gate.Upstream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A gate in front of an npm registry in a JVM of its own, for tests of what one JVM can bear. */
final class GateProcess implements AutoCloseable {
  /** A file in the directory. */
  static final String INSPECTING = "inspecting";

  static final String RULE_SET = "rules-1";

  private record Stuck(Path directory) implements Inspector {
    @Override
    public String ruleSet() {
      return RULE_SET;
    }

    @Override
    public Duration budget() {
      return Duration.ofHours(1);
    }

    @Override
    public Inspection inspect(Coordinate coordinate, Digest sha256, Path file) throws IOException {
      Files.createFile(directory.resolve(INSPECTING));
      try {
        Thread.currentThread().join();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return new Inspection(Inspection.Result.CLEAN, List.of());
    }
  }

  private final Process process;
  private final int port;

  private GateProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param options of the JVM, such as {@code -Xmx512m}
   */
  static GateProcess start(Path directory, URI registry, List<String> options) throws IOException {
    return start(directory, registry, options, List.of());
  }

  /** Starts one whose inspector never comes to an end; {@link #INSPECTING} tells that it began. */
  static GateProcess stuck(Path directory, URI registry) throws IOException {
    return start(directory, registry, List.of(), List.of("stuck"));
  }

  private static GateProcess start(
      Path directory, URI registry, List<String> options, List<String> more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(GateProcess.class.getName(), directory.toString(), registry.toString()));
    command.addAll(more);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String line = process.inputReader().readLine();
    while (line != null && !line.startsWith("port ")) {
      line = process.inputReader().readLine();
    }
    if (line == null) {
      throw new IOException("the gate ended before it listened");
    }
    return new GateProcess(process, Integer.parseInt(line.substring("port ".length())));
  }

  int port() {
    return port;
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  boolean alive() {
    return process.isAlive();
  }

  /** As {@code kill -9} does; returns when it is gone. */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    GateConfig config = GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, URI.create(args[1]))));
    Path directory = Path.of(args[0]);
    GateHouse house =
        args.length > 2
            ? GateHouse.open(directory, config, new Stuck(directory))
            : GateHouse.open(directory, config);
    System.out.println("port " + house.port());
    Thread.currentThread().join();
  }
}
