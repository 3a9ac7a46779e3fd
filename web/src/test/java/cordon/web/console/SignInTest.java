package cordon.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.web.Role;
import cordon.web.identity.AccountEvents;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  private static final String SESSION = "cordon_session";

  @TempDir private Path data;
  private RunningKit kit;

  @BeforeEach
  void start() {
    kit = RunningKit.start(data);
  }

  @AfterEach
  void stop() {
    kit.close();
  }

  private static HttpResponse<String> take(Browser browser, String link, String name)
      throws Exception {
    return browser.post(
        link, "name", name, "password", RunningKit.PASSWORD, "again", RunningKit.PASSWORD);
  }

  @Test
  void theFirstLinkMakesTheAdministratorAndWorksOnce() throws Exception {
    String link = kit.kit.signIn().firstLink().orElseThrow();
    Browser browser = kit.browser();
    assertThat(browser.get(link).body()).contains("makes you the administrator");
    assertThat(browser.get(link).statusCode()).as("looking does not use it up").isEqualTo(200);
    assertThat(take(browser, link, "owner").statusCode()).isEqualTo(303);
    assertThat(browser.get("/admin/users").body()).contains("owner");

    assertThat(take(kit.browser(), link, "eve").statusCode()).isEqualTo(410);
    assertThat(kit.kit.users().find("eve")).isEmpty();
    assertThat(kit.kit.signIn().firstLink()).as("there is a user now").isEmpty();
    assertThat(kit.events)
        .extracting(AccountEvents.Event::type)
        .contains("web.user-created", "web.password-set", "web.signed-in");
  }

  @Test
  void aNewFirstLinkReplacesTheOldAndAllExpire() throws Exception {
    String first = kit.kit.signIn().firstLink().orElseThrow();
    String second = kit.kit.signIn().firstLink().orElseThrow();
    assertThat(kit.browser().get(first).statusCode()).isEqualTo(410);
    kit.pass(Duration.ofMinutes(61));
    assertThat(kit.browser().get(second).statusCode()).isEqualTo(410);
    assertThat(take(kit.browser(), second, "owner").statusCode()).isEqualTo(410);
  }

  @Test
  void theCommandLineMintsALinkThroughItsToken() throws Exception {
    kit.user("owner", Role.ADMINISTRATOR);
    Browser cli = kit.browser();
    HttpResponse<String> minted =
        cli.send(
            java.net.http.HttpRequest.newBuilder(
                    java.net.URI.create(kit.url() + "/api/v1/sign-in-link"))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"user\":\"owner\"}")),
            "Authorization",
            "Bearer " + kit.adminToken());
    assertThat(minted.statusCode()).isEqualTo(201);
    String url = minted.body().replaceAll(".*\"url\":\"([^\"]+)\".*", "$1");
    Browser browser = kit.browser();
    assertThat(take(browser, url.substring(kit.url().length()), "ignored").statusCode())
        .isEqualTo(303);
    assertThat(browser.get("/page").body()).contains("hello user:owner");
  }

  @Test
  void passwordsLetInAndLeadBack() throws Exception {
    kit.user("owner", Role.VIEWER);
    Browser browser = kit.browser();
    HttpResponse<String> away = browser.get("/page?x=1");
    assertThat(away.statusCode()).isEqualTo(303);
    assertThat(away.headers().firstValue("location")).contains("/sign-in?to=%2Fpage%3Fx%3D1");
    HttpResponse<String> in =
        browser.post(
            "/sign-in", "name", "Owner ", "password", RunningKit.PASSWORD, "to", "/page?x=1");
    assertThat(in.headers().firstValue("location")).contains("/page?x=1");
    assertThat(in.headers().firstValue("set-cookie").orElseThrow())
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .contains("Path=/");
    assertThat(browser.get("/page").body()).contains("hello user:owner");
  }

  @Test
  void signInNeverLeadsToAnotherHost() throws Exception {
    kit.user("owner", Role.VIEWER);
    for (String to : new String[] {"//evil.example/", "https://evil.example/", "/\\evil.example"}) {
      HttpResponse<String> in =
          kit.browser()
              .post("/sign-in", "name", "owner", "password", RunningKit.PASSWORD, "to", to);
      assertThat(in.headers().firstValue("location")).as(to).contains("/");
    }
  }

  @Test
  void aSessionThatSomebodyPlantedIsNotTakenOver() throws Exception {
    kit.user("owner", Role.VIEWER);
    Browser browser = kit.browser();
    browser.cookies.put(SESSION, "planted-by-somebody-else");
    browser.post("/sign-in", "name", "owner", "password", RunningKit.PASSWORD);
    assertThat(browser.cookies.get(SESSION)).isNotEqualTo("planted-by-somebody-else");

    String before = browser.cookies.get(SESSION);
    browser.post("/sign-in", "name", "owner", "password", RunningKit.PASSWORD);
    assertThat(browser.cookies.get(SESSION)).isNotEqualTo(before);
    Browser thief = kit.browser();
    thief.cookies.put(SESSION, before);
    assertThat(thief.get("/page").statusCode()).as("the old session is over").isEqualTo(303);
  }

  @Test
  void guessingIsSlowedDownPerUserAndForgivenLater() throws Exception {
    kit.user("owner", Role.VIEWER);
    Browser browser = kit.browser();
    for (int i = 0; i < 10; i++) {
      assertThat(browser.post("/sign-in", "name", "owner", "password", "wrong " + i).statusCode())
          .isEqualTo(401);
    }
    assertThat(
            browser.post("/sign-in", "name", "owner", "password", RunningKit.PASSWORD).statusCode())
        .as("not even the right one is looked at")
        .isEqualTo(429);
    kit.pass(Duration.ofMinutes(16));
    assertThat(
            browser.post("/sign-in", "name", "owner", "password", RunningKit.PASSWORD).statusCode())
        .isEqualTo(303);
    assertThat(kit.events)
        .filteredOn(e -> e.type().equals("web.sign-in-refused"))
        .hasSize(10)
        .allMatch(e -> e.actor().equals("address:127.0.0.1") && e.subject().equals("user:owner"));
  }

  @Test
  void guessingIsSlowedDownPerAddressToo() throws Exception {
    Browser browser = kit.browser();
    for (int i = 0; i < 30; i++) {
      assertThat(browser.post("/sign-in", "name", "nobody" + i, "password", "x").statusCode())
          .isEqualTo(401);
    }
    assertThat(browser.post("/sign-in", "name", "other", "password", "x").statusCode())
        .isEqualTo(429);
  }

  @Test
  void sessionsEndByThemselvesAndAtOnceWhenToldTo() throws Exception {
    kit.user("owner", Role.ADMINISTRATOR);
    kit.user("bob", Role.VIEWER);
    Browser bob = kit.signedIn("bob");
    kit.pass(Duration.ofHours(11));
    assertThat(bob.get("/page").statusCode()).isEqualTo(200);
    org.awaitility.Awaitility.await()
        .untilAsserted(() -> {
          // The last use is noted behind the answer.
          kit.pass(Duration.ofMinutes(6));
          assertThat(bob.get("/page").statusCode()).isEqualTo(200);
        });
    kit.pass(Duration.ofHours(13));
    assertThat(bob.get("/page").statusCode()).as("idle for half a day").isEqualTo(303);

    Browser again = kit.signedIn("bob");
    Browser someone = kit.signedIn("owner");
    someone.postFrom(
        "/admin/users/bob", "/admin/users/bob", "role-viewer", "yes", "disabled", "yes");
    assertThat(again.get("/page").statusCode()).as("disabled").isEqualTo(303);
    assertThat(kit.signedIn("bob").cookies).isEmpty();
  }

  @Test
  void signingOutEndsTheSessionOnTheServer() throws Exception {
    kit.user("owner", Role.VIEWER);
    Browser browser = kit.signedIn("owner");
    String id = browser.cookies.get(SESSION);
    assertThat(browser.postFrom("/page", "/sign-out").statusCode()).isEqualTo(303);
    assertThat(browser.cookies).isEmpty();
    browser.cookies.put(SESSION, id);
    assertThat(browser.get("/page").statusCode()).isEqualTo(303);
  }

  @Test
  void aChangedPasswordSignsOutEverywhereElse() throws Exception {
    kit.user("owner", Role.VIEWER);
    Browser here = kit.signedIn("owner");
    Browser elsewhere = kit.signedIn("owner");
    String next = "another sentence of words";
    HttpResponse<String> wrong =
        here.postFrom(
            "/account", "/account/password", "current", "no", "password", next, "again", next);
    assertThat(wrong.body()).contains("current password is not right");
    here.postFrom(
        "/account",
        "/account/password",
        "current",
        RunningKit.PASSWORD,
        "password",
        next,
        "again",
        next);
    assertThat(here.get("/page").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/page").statusCode()).isEqualTo(303);
    assertThat(kit.kit.users().find("owner")).isNotEqualTo(Optional.empty());
  }

  @Test
  void aFormFromAnotherSiteSignsNobodyIn() throws Exception {
    kit.user("owner", Role.VIEWER);
    for (String site : new String[] {"cross-site", "same-site", ""}) {
      Browser browser = kit.browser().fromSite(site);
      HttpResponse<String> answer =
          browser.post("/sign-in", "name", "owner", "password", RunningKit.PASSWORD);
      assertThat(answer.statusCode()).as(site).isEqualTo(403);
      assertThat(browser.cookies).as(site).isEmpty();
    }
  }
}
