package cordon.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.testkit.http.RawClient;
import cordon.testkit.oidc.JobIssuer;
import cordon.testkit.oidc.JobKey;
import cordon.web.Reach;
import cordon.web.Role;
import cordon.web.identity.Token;
import cordon.web.identity.Tokens;
import cordon.web.identity.oidc.WorkloadIssuer;
import cordon.web.server.WebConfig;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  @TempDir private Path data;
  private RunningKit kit;

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

  private String token(Optional<String> owner, Optional<Role> role, Token.Scope... scopes) {
    Tokens.Wish wish =
        new Tokens.Wish("t", owner, Set.of(scopes), role, Reach.ALL, Duration.ofDays(7));
    return kit.kit.tokens().issue(wish, "system").secret();
  }

  private HttpResponse<String> call(String method, String path, String... headers)
      throws Exception {
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

  private static String basic(String secret) {
    byte[] pair = ("anything:" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Test
  void aClientOnThisMachineNeedsNoToken() throws Exception {
    assertThat(call("GET", "/pkg/x").body()).isEqualTo("address:127.0.0.1");
    assertThat(call("GET", "/pkg/x", "Authorization", "Bearer of-another-registry").body())
        .isEqualTo("address:127.0.0.1");
  }

  @Test
  void aForwardedClientIsNotOnThisMachine() throws Exception {
    for (String header : new String[] {"X-Forwarded-For", "Forwarded", "Via", "X-Forwarded-Host"}) {
      HttpResponse<String> answer = call("GET", "/pkg/x", header, "for=127.0.0.1");
      assertThat(answer.statusCode()).as(header).isEqualTo(401);
      assertThat(answer.headers().firstValue("www-authenticate").orElseThrow()).contains("Basic");
    }
  }

  @Test
  void anAttemptOnceMoreBehindATrustedProxyCountsTheRealAddress() throws Exception {
    WebConfig plain = WebConfig.onLoopback(0);
    WebConfig proxied =
        new WebConfig(
            plain.host(),
            0,
            Optional.empty(),
            Optional.empty(),
            Set.of("127.0.0.0/8"),
            Set.of(),
            true,
            true,
            List.of(),
            plain.limits());
    try (RunningKit other = RunningKit.start(Files.createTempDirectory(data, "p"), proxied)) {
      other.user("owner", Role.VIEWER);
      Browser browser = other.browser();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(other.url() + "/sign-in"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("X-Forwarded-For", "203.0.113.9, 127.0.0.1")
              .header("X-Forwarded-Proto", "https")
              .header("X-Forwarded-Host", "cordon.example")
              .POST(HttpRequest.BodyPublishers.ofString("name=owner&password=wrong"));
      assertThat(browser.send(request).statusCode()).isEqualTo(401);
      assertThat(other.events.getLast().actor()).isEqualTo("address:203.0.113.9");
    }
  }

  @Test
  void gateTokensOpenPackagesAndNothingElse() throws Exception {
    String gate = token(Optional.empty(), Optional.empty(), Token.Scope.GATE);
    for (String value : new String[] {"Bearer " + gate, basic(gate)}) {
      HttpResponse<String> answer =
          call("GET", "/pkg/x", "Authorization", value, "Via", "1.1 proxy");
      assertThat(answer.body()).isEqualTo("token:t");
    }
    HttpResponse<String> api = call("GET", "/api/v1/health", "Authorization", "Bearer " + gate);
    assertThat(api.statusCode()).isEqualTo(401);
    assertThat(api.headers().allValues("content-type")).containsExactly("application/problem+json");
    assertThat(api.headers().firstValue("www-authenticate")).contains("Bearer realm=\"Cordon\"");
  }

  /** A token of a workload, made through the API by the local administrator. */
  private HttpResponse<String> make(String bearer, String upstreams) throws Exception {
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

  private static String secret(HttpResponse<String> made) {
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return made.body().replaceAll(".*\"secret\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void aTokenOfSomeUpstreamsOpensNoOthers() throws Exception {
    HttpResponse<String> made = make(kit.adminToken(), "\"npm/inner\",\"pypi\"");
    assertThat(made.body()).contains("\"upstreams\":[\"npm/inner\",\"pypi\"]");
    for (String value : new String[] {"Bearer " + secret(made), basic(secret(made))}) {
      assertThat(call("GET", "/npm/inner/x", "Authorization", value).statusCode()).isEqualTo(200);
      assertThat(call("GET", "/pypi/x", "Authorization", value).statusCode()).isEqualTo(200);
      assertThat(call("GET", "/pkg/x", "Authorization", value).statusCode()).isEqualTo(200);
      HttpResponse<String> answer = call("GET", "/npm/x", "Authorization", value);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body())
          .contains("\"title\":\"this token is not for the upstream npm/default\"")
          .contains("limited to npm/inner, pypi");
    }
    RawClient.Answer raw =
        RawClient.get(kit.port(), "/npm/x", "Authorization: Bearer " + secret(made));
    assertThat(raw.reason()).isEqualTo("this token is not for the upstream npm/default");
  }

  @Test
  void aLimitedTokenMakesNoWiderOneAndUnknownUpstreamsAreRefused() throws Exception {
    String limited = secret(make(kit.adminToken(), "\"npm\""));
    assertThat(make(limited, "").statusCode()).isEqualTo(403);
    assertThat(make(limited, "\"pypi\"").body()).contains("your token is limited to npm");
    assertThat(make(limited, "\"npm/inner\"").statusCode()).isEqualTo(201);
    HttpResponse<String> unknown = make(kit.adminToken(), "\"nmp\"");
    assertThat(unknown.statusCode()).isBetween(400, 499);
    assertThat(unknown.body()).contains("`nmp`", "npm, npm/default, npm/inner, pypi");
  }

  @Test
  void apiTokensDoWhatTheirRoleMay() throws Exception {
    String viewer = token(Optional.empty(), Optional.of(Role.VIEWER), Token.Scope.API);
    String approver = token(Optional.empty(), Optional.of(Role.APPROVER), Token.Scope.API);
    assertThat(call("GET", "/api/v1/approve", "Authorization", "Bearer " + viewer).statusCode())
        .isEqualTo(403);
    assertThat(call("GET", "/api/v1/approve", "Authorization", "Bearer " + approver).statusCode())
        .isEqualTo(200);
    assertThat(call("POST", "/api/v1/do", "Authorization", "Bearer " + approver).statusCode())
        .as("an approver is no developer")
        .isEqualTo(403);
    assertThat(call("GET", "/api/v1/health", "Authorization", basic(viewer)).statusCode())
        .as("Basic is for package clients only")
        .isEqualTo(401);
    assertThat(call("GET", "/pkg/x", "Via", "p", "Authorization", "Bearer " + viewer).statusCode())
        .as("no gate scope")
        .isEqualTo(401);
  }

  @Test
  void aPersonalTokenNeverDoesMoreThanItsOwnerToday() throws Exception {
    String secret = token(Optional.of("owner"), Optional.of(Role.ADMINISTRATOR), Token.Scope.API);
    kit.user("second", Role.ADMINISTRATOR);
    assertThat(call("GET", "/api/v1/users", "Authorization", "Bearer " + secret).statusCode())
        .isEqualTo(200);
    kit.kit.users().change("owner", Set.of(Role.VIEWER), false, "user:second");
    assertThat(call("GET", "/api/v1/users", "Authorization", "Bearer " + secret).statusCode())
        .isEqualTo(403);
    assertThat(call("GET", "/api/v1/health", "Authorization", "Bearer " + secret).statusCode())
        .isEqualTo(200);
    kit.kit.users().change("owner", Set.of(Role.VIEWER), true, "user:second");
    assertThat(call("GET", "/api/v1/health", "Authorization", "Bearer " + secret).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aTokenCannotRenewItself() throws Exception {
    String secret = token(Optional.of("dev"), Optional.of(Role.DEVELOPER), Token.Scope.API);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(kit.url() + "/api/v1/tokens"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"heir\"}"));
    assertThat(kit.browser().send(request.copy(), "Authorization", "Bearer " + secret).statusCode())
        .isEqualTo(403);
    Browser dev = kit.signedIn("dev");
    HttpResponse<String> made = dev.send(request.copy(), "X-CSRF-Token", dev.csrf("/account"));
    assertThat(made.statusCode()).isEqualTo(201);
  }

  @Test
  void tokensExpireAndAreRevoked() throws Exception {
    String first = token(Optional.empty(), Optional.empty(), Token.Scope.GATE);
    String second = token(Optional.empty(), Optional.empty(), Token.Scope.GATE);
    Token live = kit.kit.tokens().list(Optional.empty()).stream().findFirst().orElseThrow();
    kit.kit.tokens().revoke(live, "user:owner");
    long good = 0;
    for (String secret : new String[] {first, second}) {
      good +=
          call("GET", "/pkg/x", "Via", "p", "Authorization", "Bearer " + secret).statusCode() == 200
              ? 1
              : 0;
    }
    assertThat(good).isEqualTo(1);
    kit.pass(Duration.ofDays(8));
    for (String secret : new String[] {first, second}) {
      assertThat(call("GET", "/pkg/x", "Authorization", "Bearer " + secret).statusCode())
          .as("a dead token of ours is told even where none is needed")
          .isEqualTo(401);
    }
  }

  @Test
  void formsOfASessionNeedTheirFieldAndOurPage() throws Exception {
    Browser dev = kit.signedIn("dev");
    String csrf = dev.csrf("/account");
    assertThat(dev.post("/account/tokens", "name", "x").statusCode()).isEqualTo(403);
    assertThat(dev.post("/account/tokens", "name", "x", "_csrf", "0".repeat(64)).statusCode())
        .isEqualTo(403);
    assertThat(
            kit.signedIn("owner").post("/account/tokens", "name", "x", "_csrf", csrf).statusCode())
        .as("the field of another session")
        .isEqualTo(403);
    assertThat(
            dev.fromSite("cross-site")
                .post("/account/tokens", "name", "x", "_csrf", csrf)
                .statusCode())
        .isEqualTo(403);
    assertThat(kit.kit.tokens().list(Optional.of("dev"))).isEmpty();
    HttpResponse<String> made =
        dev.fromSite("same-origin")
            .post("/account/tokens", "name", "x", "role", "", "days", "30", "_csrf", csrf);
    assertThat(made.body()).containsPattern("cdn_[0-9A-Za-z]{49}");
    assertThat(dev.get("/account").body()).doesNotContainPattern("cdn_[0-9A-Za-z]{49}");
    assertThat(kit.kit.tokens().list(Optional.of("dev"))).hasSize(1);
  }

  @Test
  void scriptsOfOurPagesSendTheFieldAsAHeader() throws Exception {
    Browser dev = kit.signedIn("dev");
    String csrf = dev.csrf("/account");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(kit.url() + "/api/v1/do"))
            .POST(HttpRequest.BodyPublishers.noBody());
    assertThat(dev.send(request.copy()).statusCode()).isEqualTo(403);
    assertThat(dev.send(request.copy(), "X-CSRF-Token", csrf).statusCode()).isEqualTo(200);
  }

  @Test
  void withoutFetchMetadataTheOriginMustBeOurs() throws Exception {
    Browser dev = kit.signedIn("dev");
    String csrf = dev.csrf("/account");
    dev.fromSite("");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(kit.url() + "/api/v1/do"))
            .POST(HttpRequest.BodyPublishers.noBody());
    assertThat(dev.send(request.copy(), "X-CSRF-Token", csrf).statusCode()).isEqualTo(403);
    assertThat(
            dev.send(request.copy(), "X-CSRF-Token", csrf, "Origin", "https://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(dev.send(request.copy(), "X-CSRF-Token", csrf, "Origin", kit.url()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void onlyAdministratorsSeeAndChangeUsers() throws Exception {
    Browser dev = kit.signedIn("dev");
    assertThat(dev.get("/admin/users").statusCode()).isEqualTo(403);
    assertThat(dev.get("/page").body()).doesNotContain("/admin/users");
    Browser someone = kit.signedIn("owner");
    HttpResponse<String> made =
        someone.postFrom("/admin/users", "/admin/users", "name", "newbie", "role-viewer", "yes");
    assertThat(made.body()).contains(kit.url() + "/sign-in/link/");
    assertThat(kit.kit.users().find("newbie").orElseThrow().roles()).containsOnly(Role.VIEWER);
    assertThat(
            someone
                .postFrom("/admin/users/owner", "/admin/users/owner", "role-viewer", "yes")
                .body())
        .contains("last administrator");
  }

  @Test
  void theCommandLinesTokenIsForItsOwnerOnlyAndNewAtEachStart() throws Exception {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("admin-token"))))
        .isEqualTo("rw-------");
    String secret = kit.adminToken();
    assertThat(call("GET", "/api/v1/users", "Authorization", "Bearer " + secret).statusCode())
        .isEqualTo(200);
    kit.close();
    kit = RunningKit.start(data);
    assertThat(kit.adminToken()).isNotEqualTo(secret);
    assertThat(call("GET", "/api/v1/users", "Authorization", "Bearer " + secret).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aJobOfACiSystemIsKnownByItsTokenWhereverAClientPutsIt() throws Exception {
    kit.close();
    JobKey key = JobKey.of("k1", "ES256");
    try (JobIssuer issuer = JobIssuer.start(key)) {
      kit = RunningKit.start(data, onlyTokens(), jobs(issuer));
      String token = key.token(issuer.claims(kit.now()));
      assertThat(call("GET", "/pkg/x", "Authorization", "Bearer " + token).body())
          .isEqualTo("job:ci:acme/app");
      assertThat(call("GET", "/pkg/x", "Authorization", basic(token)).body())
          .isEqualTo("job:ci:acme/app");

      kit.pass(Duration.ofMinutes(10));
      HttpResponse<String> late = call("GET", "/pkg/x", "Authorization", "Bearer " + token);
      assertThat(late.statusCode()).isEqualTo(401);
      assertThat(late.body()).contains("it expired at 2026-03-24T10:43:00Z");
      assertThat(late.body()).doesNotContain(token);
    }
  }

  @Test
  void aJobMayDoNothingInTheApi() throws Exception {
    kit.close();
    JobKey key = JobKey.of("k1", "ES256");
    try (JobIssuer issuer = JobIssuer.start(key)) {
      kit = RunningKit.start(data, onlyTokens(), jobs(issuer));
      String token = key.token(issuer.claims(kit.now()));
      assertThat(call("GET", "/api/v1/approve", "Authorization", "Bearer " + token).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void aDeadTokenOfAJobIsRefusedAlsoWhereNoneIsNeeded() throws Exception {
    kit.close();
    JobKey key = JobKey.of("k1", "ES256");
    try (JobIssuer issuer = JobIssuer.start(key)) {
      kit = RunningKit.start(data, WebConfig.onLoopback(0), jobs(issuer));
      String token = key.token(issuer.claims(kit.now().minusSeconds(3600)));
      assertThat(call("GET", "/pkg/x", "Authorization", "Bearer " + token).statusCode())
          .isEqualTo(401);
      String foreign = key.token(issuer.claims(kit.now()).replace("ci.example", "other.example"));
      assertThat(call("GET", "/pkg/x", "Authorization", "Bearer " + foreign).body())
          .isEqualTo("address:127.0.0.1");
    }
  }

  /** Also clients on this machine must show a token. */
  private static WebConfig onlyTokens() {
    WebConfig plain = WebConfig.onLoopback(0);
    return new WebConfig(
        plain.host(),
        0,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        true,
        false,
        List.of(),
        plain.limits());
  }

  private static WorkloadIssuer jobs(JobIssuer issuer) {
    return new WorkloadIssuer(
        "ci",
        issuer.issuer(),
        JobIssuer.AUDIENCE,
        new WorkloadIssuer.At(issuer.keysUrl()),
        Map.of("repository", List.of("acme/*")),
        List.of("repository"),
        List.of("repository", "ref", "sha", "run_id"),
        Duration.ofMinutes(1));
  }
}
