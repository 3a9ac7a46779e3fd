package cordon.exposure.commands;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.commands.HouseCommands.Run;
import cordon.exposure.store.StoredDocument;
import cordon.testkit.http.LoopbackServer;
import cordon.testkit.http.Reply;
import cordon.testkit.http.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final long IMPORTED = 1_774_000_000_000L;

  @TempDir Path data;
  @TempDir Path folder;
  private HouseCommands commands;

  @BeforeEach
  void open() {
    commands = new HouseCommands(data, folder);
  }

  @AfterEach
  void close() {
    commands.close();
  }

  private static String bom(String purl) {
    return "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":["
        + "{\"type\":\"library\",\"name\":\"x\",\"purl\":\"%s\"}]}".formatted(purl);
  }

  @Test
  void aFolderHoldsABillOfEachUnit() throws Exception {
    Files.createDirectories(folder.resolve("team"));
    Files.writeString(folder.resolve("team/api.cdx.json"), bom("pkg:npm/a@1"));
    Files.writeString(folder.resolve("web.json"), bom("pkg:npm/b@1"));
    Files.writeString(folder.resolve("broken.json"), "{\"bomFormat\":\"CycloneDX\",\n!");
    Files.writeString(folder.resolve("notes.txt"), "not asked for");
    Run run = run("sboms", folder.toString(), "--prefix", "old/");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("old/broken", "line 2");
    assertThat(commands.documents().stream().map(StoredDocument::unit))
        .containsExactlyInAnyOrder("old/team/api", "old/web");
    Files.delete(folder.resolve("broken.json"));
    assertThat(run("sboms", folder.toString(), "--prefix", "old/").code()).isZero();
  }

  /** Speaks the two routes as they are documented. */
  private final class FakeDependencyTrack {
    private final List<String> projects = new ArrayList<>();
    private String failing = "";

    Reply answer(Request request) {
      if (!request.header("X-Api-Key").equals(Optional.of("odt_key"))) {
        return Reply.status(401);
      }
      if (request.path().equals("/api/v1/project")) {
        assertThat(request.target()).contains("excludeInactive=true", "pageSize=100");
        int page = Integer.parseInt(request.target().replaceFirst(".*pageNumber=", ""));
        int from = Math.min(projects.size(), (page - 1) * 100);
        int to = Math.min(projects.size(), page * 100);
        return Reply.ok(
                "application/json", "[" + String.join(",", projects.subList(from, to)) + "]")
            .header("X-Total-Count", Integer.toString(projects.size()));
      }
      String id = request.path().replaceFirst("/api/v1/bom/cyclonedx/project/", "");
      return id.equals(failing)
          ? Reply.status(500)
          : Reply.ok("application/vnd.cyclonedx+json", bom("pkg:npm/p" + id + "@1"));
    }

    void project(int number, String more) {
      projects.add(
          "{\"uuid\":\"%08d-0000\",\"name\":\"app%d\",\"version\":\"1.%d\"%s}"
              .formatted(number, number, number, more));
    }
  }

  @Test
  void theActiveProjectsOfDependencyTrackComeOnce() {
    FakeDependencyTrack fake = new FakeDependencyTrack();
    for (int i = 0; i < 103; i++) {
      fake.project(i, i < 98 ? "" : ",\"group\":\"acme\",\"lastBomImport\":" + (IMPORTED + i));
    }
    fake.failing = "00000100-0000";
    commands.variables.put("DEPENDENCY_TRACK_API_KEY", "odt_key");
    try (LoopbackServer server = LoopbackServer.start(fake::answer)) {
      String url = server.url().toString();
      Run first = run("dependency-track", url);
      assertThat(first.code()).as(first.err()).isEqualTo(2);
      assertThat(first.err()).contains("acme/app100", "status 500").doesNotContain("odt_key");
      assertThat(commands.documents()).hasSize(4);
      assertThat(commands.documents())
          .anySatisfy(document -> {
            assertThat(document.unit()).isEqualTo("acme/app102");
            assertThat(document.stream()).isEqualTo("dependency-track/1.102");
            assertThat(document.observed().toEpochMilli()).isEqualTo(IMPORTED + 102);
          });
      fake.failing = "";
      Run second = run("dependency-track", url, "--format", "json");
      assertThat(second.code()).as(second.err()).isZero();
      assertThat(commands.documents()).as("only the one that failed").hasSize(5);
      assertThat(run("dependency-track", url).err()).contains("nothing new");
    }
  }

  @Test
  void whatIsNoDependencyTrackIsSaid() {
    assertThat(run("dependency-track", "http://127.0.0.1:9").err())
        .contains("DEPENDENCY_TRACK_API_KEY");
    commands.variables.put("DT", "wrong");
    FakeDependencyTrack fake = new FakeDependencyTrack();
    try (LoopbackServer server = LoopbackServer.start(fake::answer);
        LoopbackServer page =
            LoopbackServer.start(request -> Reply.ok("text/html", "<html></html>"));
        LoopbackServer moved =
            LoopbackServer.start(request -> Reply.redirect(302, server.url().toString()))) {
      Run refused = run("dependency-track", server.url().toString(), "--key-variable", "DT");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("status 401", "VIEW_PORTFOLIO");
      Run html = run("dependency-track", page.url().toString(), "--key-variable", "DT");
      assertThat(html.err()).contains("no JSON");
      int before = server.requests().all().size();
      Run led = run("dependency-track", moved.url().toString(), "--key-variable", "DT");
      assertThat(led.err()).contains("status 302");
      assertThat(server.requests().all()).as("the key goes nowhere else").hasSize(before);
    }
    assertThat(commands.documents()).isEmpty();
  }

  private Run run(String... args) {
    List<String> line = new ArrayList<>(List.of("import"));
    line.addAll(List.of(args));
    return commands.run(line.toArray(String[]::new));
  }
}
