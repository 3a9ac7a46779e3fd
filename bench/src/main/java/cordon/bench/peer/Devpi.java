package cordon.bench.peer;

import cordon.testkit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** devpi-server with one mirror index. It has no age filter of its own. */
public final class Devpi extends PeerServer {
  private static final Pattern PASSWORD =
      Pattern.compile("\"password\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)+)\"");

  /** devpi's own superuser, on a server of ours that lives for minutes on loopback. */
  private static final String ADMINISTRATOR = "root";

  private final Path programs;

  /**
   * @param programs the folder with {@code devpi-server} and {@code devpi-init}
   * @param folder for its state
   * @param origin the simple index that it mirrors
   */
  public Devpi(Path programs, Path folder, URI origin) {
    super(folder, origin);
    this.programs = programs;
  }

  @Override
  public String name() {
    return "devpi";
  }

  @Override
  public void start() {
    try {
      boolean fresh = !Files.exists(folder);
      if (fresh) {
        Files.createDirectories(folder);
        initialise();
      }
      launch(command("devpi-server", "--port", "" + port));
      if (fresh) {
        mirror();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(String program, String... more) {
    var words = new ArrayList<>(List.of(programs.resolve(program).toString()));
    words.addAll(List.of("--serverdir", folder.resolve("state").toString()));
    words.addAll(List.of(more));
    return words;
  }

  private void initialise() throws IOException {
    Process process =
        new ProcessBuilder(command("devpi-init"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("init.log").toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "devpi-init failed:\n" + Files.readString(folder.resolve("init.log")));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Points the index that every devpi begins with at our origin. */
  private void mirror() throws IOException {
    String login = send("POST", "/+login", "", Map.of("user", ADMINISTRATOR, "password", ""));
    Matcher ticket = PASSWORD.matcher(login);
    if (!ticket.find()) {
      throw new IllegalStateException("devpi did not sign us in: " + login);
    }
    // The ticket is itself JSON, hence the quotation marks in it.
    String credentials = ADMINISTRATOR + ":" + ticket.group(1).replace("\\\"", "\"");
    send(
        "PATCH",
        "/root/pypi",
        Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
        List.of("mirror_url=" + origin, "mirror_cache_expiry=86400"));
  }

  private String send(String method, String path, String auth, Object body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(Json.write(body)));
    if (!auth.isEmpty()) {
      request.header("X-Devpi-Auth", auth);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "devpi answers %s %s with %d: %s"
                .formatted(method, path, answer.statusCode(), answer.body()));
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public URI registry() {
    return at("/root/pypi/+simple/");
  }
}
