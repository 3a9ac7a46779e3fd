package cordon.app;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.app.wiring.Wiring;
import cordon.testkit.http.RawClient;
import cordon.testkit.http.RawClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** Requests to a running house: as a package client, and as its administrator. */
public record ServerCalls(String url, Path data) {

  public static ServerCalls to(Wiring house, Path data) {
    return new ServerCalls(house.url(), data);
  }

  /** Without a token, as package clients on loopback do. */
  public Answer get(String path) throws IOException {
    return RawClient.get(URI.create(url).getPort(), path);
  }

  /** With the administrator's token; the body of an answer that succeeded. */
  public String send(String method, String path, String body) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + path))
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .header(
                  "Authorization",
                  "Bearer " + Files.readString(data.resolve("admin-token")).strip())
              .header("Content-Type", "application/json")
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Imports a record that calls one version of an npm package malicious; the report. */
  public String importMalware(String id, String name, String version) {
    String record =
        """
        {"id":"%s","modified":"2026-04-02T00:00:00Z","affected":[{"package":
        {"ecosystem":"npm","name":"%s"},"versions":["%s"]}]}
        """
            .formatted(id, name, version);
    return send("POST", "/api/v1/advisories/import?source=test", record);
  }
}
