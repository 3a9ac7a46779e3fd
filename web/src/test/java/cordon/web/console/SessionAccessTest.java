package cordon.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.web.Role;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person's session may do, and from which pages. */
class SessionAccessTest extends AccessHouse {
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
}
