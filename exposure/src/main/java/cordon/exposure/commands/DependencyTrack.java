package cordon.exposure.commands;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.terminal.Json;
import cordon.terminal.ServerUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The projects of a Dependency-Track server and their bills of materials, over its REST API (v1; it
 * needs the permission VIEW_PORTFOLIO). The key goes to that server alone: no redirect is followed.
 */
final class DependencyTrack {
  private static final int PAGE = 100;
  private static final int MOST_PROJECTS = 1_000_000;
  private static final int CONNECT_MILLIS = 10_000;

  /** It makes a bill of materials when it is asked for, which takes minutes for large ones. */
  private static final int READ_MILLIS = 600_000;

  private final URI server;
  private final String key;

  /**
   * @param server its base URL, without a trailing slash
   * @param key of its API
   */
  DependencyTrack(URI server, String key) {
    this.server = server;
    this.key = key;
  }

  /**
   * A project that is active.
   *
   * @param name with its group, where it has one: {@code acme/app}
   * @param version empty where it has none
   * @param imported when its last bill of materials came; empty where none did
   */
  record Project(String id, String name, String version, Optional<Instant> imported) {}

  /**
   * All that are active.
   *
   * @throws ProblemException when it does not answer as it should
   */
  List<Project> projects() {
    Map<String, Project> projects = new LinkedHashMap<>();
    for (int page = 1; projects.size() < MOST_PROJECTS; page++) {
      int before = projects.size();
      for (Json one : page(page)) {
        Project project = project(one);
        projects.putIfAbsent(project.id(), project);
      }
      if (projects.size() == before) {
        break; // the end, or a server that gives the same page for ever
      }
    }
    return List.copyOf(projects.values());
  }

  private List<Json> page(int number) {
    String path = "/api/v1/project?excludeInactive=true&pageSize=" + PAGE + "&pageNumber=" + number;
    try (InputStream in = get(path).getInputStream()) {
      return Json.read(in) instanceof Json.Arr projects ? projects.items() : List.of();
    } catch (IOException e) {
      throw broken(e);
    } catch (JacksonException e) {
      throw notIts("its list of projects is no JSON: " + e.getOriginalMessage());
    }
  }

  private static Project project(Json json) {
    String id = json.string("uuid");
    String name = json.string("name");
    if (id.isEmpty() || name.isEmpty() || !id.matches("[0-9A-Fa-f-]{1,64}")) {
      throw notIts("one of its projects has no `uuid` or no `name`");
    }
    String group = json.string("group");
    long imported = json.number("lastBomImport", 0);
    return new Project(
        id,
        group.isEmpty() ? name : group + "/" + name,
        json.string("version"),
        imported > 0 ? Optional.of(Instant.ofEpochMilli(imported)) : Optional.empty());
  }

  /**
   * Writes the project's bill of materials, CycloneDX in JSON.
   *
   * @throws ProblemException when it does not give it
   */
  void bom(Project project, OutputStream out) throws IOException {
    HttpURLConnection connection =
        get("/api/v1/bom/cyclonedx/project/" + project.id() + "?format=json&variant=inventory");
    try (InputStream in = connection.getInputStream()) {
      in.transferTo(out);
    }
  }

  private HttpURLConnection get(String path) {
    try {
      var url = URI.create(server + path).toURL();
      HttpURLConnection connection =
          (HttpURLConnection)
              (ServerUrl.isLoopback(server)
                  ? url.openConnection(Proxy.NO_PROXY)
                  : url.openConnection());
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(READ_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty("X-Api-Key", key);
      connection.setRequestProperty("Accept", "application/json, application/vnd.cyclonedx+json");
      connection.setRequestProperty("User-Agent", "cordon-cli");
      int status = connection.getResponseCode();
      if (status != 200) {
        throw refused(status);
      }
      return connection;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private ProblemException refused(int status) {
    boolean key = status == 401 || status == 403;
    return Problem.of(
            "exposure/dependency-track",
            "the server at " + server + " does not give what was asked for",
            "it answered with status " + status,
            key
                ? "give it the API key of a team with the permission VIEW_PORTFOLIO, and access to"
                    + " the projects"
                : "check that the address is the one of its API server, without a path")
        .asException();
  }

  private ProblemException broken(IOException e) {
    return new ProblemException(
        Problem.of(
            "exposure/dependency-track",
            "the server at " + server + " cannot be asked",
            String.valueOf(e.getMessage()),
            "check the address; try again"),
        e);
  }

  private static ProblemException notIts(String why) {
    return Problem.of(
            "exposure/dependency-track",
            "the answer is not one of Dependency-Track",
            why,
            "check that the address is the one of its API server, without a path")
        .asException();
  }
}
