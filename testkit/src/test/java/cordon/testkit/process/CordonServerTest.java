package cordon.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CordonServerTest {
  @TempDir Path folder;

  @Test
  void tellsWhatTheServerPrintedWhenItDoesNotStart() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("lib"));
    var server = new CordonServer(empty, folder.resolve("run"), "");
    assertThatThrownBy(server::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the server ended")
        .hasMessageContaining("cordon.app.Main");
  }

  @Test
  void findsTheNewestBuildOrNone() throws IOException {
    assertThat(CordonServer.built(folder)).isEmpty();
    Path lib = Files.createDirectories(folder.resolve("app/target/cordon/lib"));
    assertThat(CordonServer.built(folder)).isEmpty();
    Files.createFile(lib.resolve("app-0.1.0.jar"));
    assertThat(CordonServer.built(folder)).hasValue(lib);
  }
}
