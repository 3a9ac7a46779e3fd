package cordon.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.testkit.http.RawClient;
import cordon.web.Role;
import cordon.web.identity.Token;
import cordon.web.server.WebConfig;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What clients and programs may do, with a token and without. */
class AccessTest extends AccessHouse {
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
}
