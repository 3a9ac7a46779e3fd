package cordon.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.testkit.http.RawClient;
import cordon.testkit.registry.Archives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
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

  /** With a stand-in for the program: a main class that answers {@code /health} on its port. */
  @Test
  void keepsPortAndDataOverAKill() throws IOException {
    try (var server = new CordonServer(standIn(), folder.resolve("run"), "x = 1").start()) {
      int port = server.port();
      long first = server.pid();
      assertThat(RawClient.get(port, "/health").text()).contains("starts: 1");

      server.kill();
      assertThatThrownBy(() -> RawClient.get(port, "/health")).isInstanceOf(IOException.class);
      assertThatThrownBy(server::pid).isInstanceOf(IllegalStateException.class);

      server.start();
      assertThat(server.pid()).isNotEqualTo(first);
      assertThat(RawClient.get(port, "/health").text()).contains("starts: 2");
      assertThat(server.output()).contains("serve --config").contains("--data").contains("--port");
    }
  }

  /** A folder of jars whose main class counts its starts in the data directory. */
  private Path standIn() throws IOException {
    Path source = Files.createDirectories(folder.resolve("src")).resolve("Main.java");
    Files.writeString(
        source,
"""
        package cordon.app;

        import com.sun.net.httpserver.HttpServer;
        import java.net.InetSocketAddress;
        import java.nio.file.Files;
        import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;

        public class Main {
          public static void main(String[] args) throws Exception {
            System.out.println(String.join(" ", args));
            Path counter = Files.createDirectories(Path.of(args[4])).resolve("starts");
            int before = Files.exists(counter) ? Integer.parseInt(Files.readString(counter)) : 0;
            Files.writeString(counter, "" + (before + 1));
            byte[] body = ("starts: " + (before + 1)).getBytes();
            var address = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[6]));
            HttpServer server = HttpServer.create(address, 0);
            server.createContext("/health", exchange -> {
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
              exchange.close();
            });
            server.start();
          }
        }
""");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    assertThat(result).isZero();
    byte[] main = Files.readAllBytes(classes.resolve("cordon/app/Main.class"));
    Path lib = Files.createDirectories(folder.resolve("stand-in"));
    Files.write(lib.resolve("app-1.jar"), Archives.zip(Map.of("cordon/app/Main.class", main)));
    return lib;
  }
}
