package cordon.bench.install;

import cordon.base.Ecosystem;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.Folders;
import cordon.testkit.client.MvnClient;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * {@code mvn dependency:go-offline} of a project with many dependencies of 100 KB. The plugin
 * itself comes beforehand from where this machine's Maven gets plugins, so that only the
 * dependencies are fetched while it is timed.
 */
final class MavenGoOffline implements Workload {
  private static final String GOAL =
      "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:go-offline";
  private static final String GROUP = "example.bench";
  private static final int JAR = 100_000;

  private final MavenRepository origin = MavenRepository.start();
  private final int dependencies;
  private final Path seed;

  /**
   * @param folder an empty folder for what the plugin needs
   * @throws IllegalStateException where Maven cannot fetch its plugin
   */
  MavenGoOffline(int sets, int dependencies, Path folder) {
    this.dependencies = dependencies;
    this.seed = folder.resolve("seed");
    for (int set = 0; set < sets; set++) {
      for (int i = 0; i < dependencies; i++) {
        origin.publish(MavenRelease.of(GROUP, name(set, i), "1.0").padding(JAR));
      }
    }
    fetchPlugin(folder);
  }

  private static String name(int set, int i) {
    return "library-" + set + "-" + i;
  }

  private void fetchPlugin(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("pom.xml"), pom(0, 0));
      Path log = folder.resolve("seed.log");
      Process mvn =
          new ProcessBuilder("mvn", "--batch-mode", "-Dmaven.repo.local=" + seed, GOAL)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (mvn.waitFor() != 0) {
        throw new IllegalStateException("Maven cannot fetch its plugin:\n" + Files.readString(log));
      }
      forgetOrigins();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Maven would not use under one repository's name what it fetched under another's. */
  private void forgetOrigins() throws IOException {
    try (Stream<Path> files = Files.walk(seed)) {
      for (Path file : files.filter(f -> f.endsWith("_remote.repositories")).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public String label() {
    return "mvn go-offline, " + dependencies + " jars";
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.MAVEN;
  }

  @Override
  public URI origin() {
    return origin.url();
  }

  @Override
  public Duration run(int set, Path folder, URI registry) {
    MvnClient mvn = new MvnClient(folder, registry);
    Folders.copy(seed, mvn.localRepository());
    mvn.file("pom.xml", pom(set, dependencies));
    ClientRun run = mvn.run(GOAL);
    if (!run.ok() || !mvn.hasJar(GROUP + ":" + name(set, dependencies - 1) + ":1.0")) {
      throw new IllegalStateException(run.toString());
    }
    return run.took();
  }

  private static String pom(int set, int dependencies) {
    var text = new StringBuilder();
    for (int i = 0; i < dependencies; i++) {
      text.append(
          "    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>1.0</version></dependency>\n"
              .formatted(GROUP, name(set, i)));
    }
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>project</groupId>
      <artifactId>project</artifactId>
      <version>1</version>
      <packaging>pom</packaging>
      <dependencies>
    %s  </dependencies>
    </project>
    """
        .formatted(text);
  }

  @Override
  public void close() {
    origin.close();
  }
}
