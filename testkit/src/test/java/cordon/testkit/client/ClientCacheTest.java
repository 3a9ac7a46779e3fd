package cordon.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ClientCacheTest {
  @TempDir Path folder;
  private final AtomicInteger attempts = new AtomicInteger();

  private void works(Path target) throws IOException {
    attempts.incrementAndGet();
    Files.writeString(target.resolve("tool"), "inert");
  }

  private void fails(Path target) throws IOException {
    works(target);
    throw new IOException("no registry");
  }

  @Test
  void installsOnceAlsoForTheNextProcess() throws IOException {
    ClientCache cache = new ClientCache(folder);
    ClientCache.Client client = cache.get("tool", "1.0.0", this::works);
    assertThat(client.availability()).isEqualTo(Availability.yes("tool 1.0.0"));
    assertThat(client.folder()).isEqualTo(folder.resolve("tool-1.0.0"));
    assertThat(client.folder().resolve("tool")).hasContent("inert");
    cache.get("tool", "1.0.0", this::works);
    new ClientCache(folder).get("tool", "1.0.0", this::works);
    assertThat(attempts).hasValue(1);
    cache.get("tool", "2.0.0", this::works);
    assertThat(attempts).hasValue(2);
  }

  @Test
  void remembersAFailureAndLeavesNothingBehind() {
    ClientCache cache = new ClientCache(folder);
    for (int i = 0; i < 2; i++) {
      ClientCache.Client client = cache.get("tool", "1.0.0", this::fails);
      assertThat(client.availability())
          .isEqualTo(Availability.no("tool 1.0.0 cannot be had: no registry"));
    }
    assertThat(attempts).hasValue(1);
    assertThat(folder.resolve("tool-1.0.0")).doesNotExist();
    assertThat(folder.resolve("tool-1.0.0.partial")).doesNotExist();
    assertThat(new ClientCache(folder).get("tool", "1.0.0", this::works).availability().available())
        .isTrue();
  }

  @Test
  void startsAfreshWhereAnotherProcessWasKilled() throws IOException {
    Path partial = Files.createDirectories(folder.resolve("tool-1.0.0.partial"));
    Files.writeString(partial.resolve("half"), "");
    Path home = new ClientCache(folder).get("tool", "1.0.0", this::works).folder();
    assertThat(home.resolve("half")).doesNotExist();
    assertThat(home.resolve("tool")).exists();
  }

  @Test
  @Timeout(60)
  void takesWhatAnotherProcessInstallsMeanwhile() throws Exception {
    Path started = folder.resolve("started");
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                SlowInstallation.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    while (!Files.exists(started)) {
      assertThat(other.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    var here =
        CompletableFuture.supplyAsync(
            () -> new ClientCache(folder).get("tool", "1.0.0", this::works));
    Files.writeString(folder.resolve("go"), "");
    assertThat(here.get().availability().available()).isTrue();
    assertThat(here.get().folder().resolve("tool")).hasContent("by another process");
    assertThat(attempts).hasValue(0);
    assertThat(other.waitFor()).isZero();
  }

  /** Installs into the folder that it is given, once the file {@code go} is there. */
  static final class SlowInstallation {
    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      new ClientCache(folder)
          .get(
              "tool",
              "1.0.0",
              target -> {
                Files.writeString(folder.resolve("started"), "");
                while (!Files.exists(folder.resolve("go"))) {
                  Thread.onSpinWait();
                }
                Files.writeString(target.resolve("tool"), "by another process");
              });
    }
  }

  @Test
  void saysWhyAPackageClientFailed() {
    assertThatThrownBy(
            () -> PackageClient.run(folder, List.of("sh", "-c", "echo first; echo last; exit 3")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with 3: first / last");
    assertThatThrownBy(() -> PackageClient.run(folder, List.of("no-such-program-here")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-program-here");
  }
}
