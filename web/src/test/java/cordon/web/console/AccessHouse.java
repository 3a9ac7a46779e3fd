package cordon.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.web.Reach;
import cordon.web.Role;
import cordon.web.UnitScope;
import cordon.web.identity.Token;
import cordon.web.identity.Tokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A running console with an administrator and a developer, and programs that call it. */
abstract class AccessHouse {
  @TempDir Path data;
  RunningKit kit;

  @BeforeEach
  void start() {
    kit = RunningKit.start(data);
    kit.user("owner", Role.ADMINISTRATOR);
    kit.user("dev", Role.DEVELOPER);
  }

  @AfterEach
  void stop() {
    kit.close();
  }

  String token(Optional<String> owner, Optional<Role> role, Token.Scope... scopes) {
    Tokens.Wish wish =
        new Tokens.Wish(
            "t", owner, Set.of(scopes), role, Reach.ALL, UnitScope.UNBOUND, Duration.ofDays(7));
    return kit.kit.tokens().issue(wish, "system").secret();
  }

  HttpResponse<String> call(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(kit.url() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    // A program: no cookies, no Accept of a browser.
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  static String basic(String secret) {
    byte[] pair = ("anything:" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** A token of a workload, made through the API by the local administrator. */
  HttpResponse<String> make(String bearer, String upstreams) throws Exception {
    String body =
        "{\"name\":\"limited\",\"kind\":\"workload\",\"upstreams\":["
            + upstreams
            + "],\"role\":\"administrator\"}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(kit.url() + "/api/v1/tokens"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .build();
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  static String secret(HttpResponse<String> made) {
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return made.body().replaceAll(".*\"secret\":\"([^\"]+)\".*", "$1");
  }
}
