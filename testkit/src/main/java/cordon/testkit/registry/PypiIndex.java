package cordon.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.base.Digest;
import cordon.testkit.Json;
import cordon.testkit.http.LoopbackServer;
import cordon.testkit.http.Reply;
import cordon.testkit.http.Request;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Python package index: {@code /simple/} in JSON and HTML, files and their {@code .metadata}.
 *
 * <p>{@link #simple()} is the address to configure in a client or as an upstream.
 */
public final class PypiIndex extends Registry {
  private static final String JSON = "application/vnd.pypi.simple.v1+json";
  private static final String HTML_V1 = "application/vnd.pypi.simple.v1+html";

  /** What the index can say of itself. */
  public enum Pages {
    /** JSON or HTML, as the client asks. */
    NEGOTIATED,
    /** Always HTML without upload times, as an old mirror does. */
    HTML,
    /** Always HTML, with a {@code data-upload-time} on each link. */
    HTML_WITH_TIMES
  }

  /** How pages point to files. */
  public enum Links {
    /** {@code ../../files/…}. */
    RELATIVE,
    /** With the index's own scheme, host and port. */
    ABSOLUTE,
    /** On another port, as if on another host. */
    ELSEWHERE
  }

  private final Map<String, PypiProject> projects = new HashMap<>();
  private Pages pages = Pages.NEGOTIATED;
  private Links links = Links.ABSOLUTE;
  private @Nullable LoopbackServer elsewhere;

  private PypiIndex() {}

  public static PypiIndex start() {
    return new PypiIndex();
  }

  /** {@code http://127.0.0.1:PORT/simple/}. */
  public URI simple() {
    return url().resolve("simple/");
  }

  public synchronized PypiIndex pages(Pages kind) {
    pages = kind;
    return this;
  }

  public synchronized PypiIndex links(Links kind) {
    links = kind;
    if (kind == Links.ELSEWHERE && elsewhere == null) {
      elsewhere = LoopbackServer.start(this::admit, requests());
    }
    return this;
  }

  /** Uploads a file; one of the same name is replaced. */
  public synchronized PypiIndex publish(PypiFile file) {
    var uploaded = new PypiProject.Uploaded(file, file.bytes(), file.metadata().getBytes(UTF_8));
    projects
        .computeIfAbsent(normalized(file.project), PypiProject::new)
        .files
        .put(file.fileName(), uploaded);
    return this;
  }

  /** A wheel of {@code project} {@code version}, long ago. */
  public PypiIndex publish(String project, String version) {
    return publish(PypiFile.wheel(project, version));
  }

  /** Deletes one file. */
  public synchronized PypiIndex remove(String project, String fileName) {
    known(project).files.remove(fileName);
    return this;
  }

  /** Deletes the project. */
  public synchronized PypiIndex remove(String project) {
    projects.remove(normalized(project));
    return this;
  }

  /** Sets the project's status marker (PEP 792): {@code quarantined}, {@code archived} … */
  public synchronized PypiIndex status(String project, String status, String reason) {
    known(project).status = new LinkedHashMap<>(Map.of("status", status, "reason", reason));
    return this;
  }

  /** The path of a file on this index: {@code /files/demo-pkg/demo_pkg-1.0-py3-none-any.whl}. */
  public static String filePath(PypiFile file) {
    return "/files/" + normalized(file.project) + "/" + file.fileName();
  }

  /** The bytes of an uploaded file. */
  public synchronized byte[] bytes(PypiFile file) {
    PypiProject.Uploaded uploaded = known(file.project).files.get(file.fileName());
    if (uploaded == null) {
      throw new IllegalArgumentException("not uploaded: " + file.fileName());
    }
    return uploaded.bytes();
  }

  /** As the page states it, in hexadecimal. */
  public String sha256(PypiFile file) {
    return Hashes.hex(Digest.Algorithm.SHA256, bytes(file));
  }

  @Override
  public void stop() {
    super.stop();
    if (elsewhere != null) {
      elsewhere.stop();
    }
  }

  @Override
  public void restart() {
    super.restart();
    if (elsewhere != null) {
      elsewhere.restart();
    }
  }

  @Override
  public void close() {
    stop();
  }

  @Override
  synchronized Reply answer(Request request) {
    String path = request.path();
    String[] parts = path.split("/", -1);
    if (path.equals("/simple/")) {
      return projectList(request);
    }
    if (parts.length == 4 && parts[1].equals("simple") && parts[3].isEmpty()) {
      return page(parts[2], request);
    }
    if (parts.length == 3 && parts[1].equals("simple")) {
      return Reply.redirect(301, "/simple/" + normalized(parts[2]) + "/");
    }
    return parts.length == 4 && parts[1].equals("files") ? file(parts[2], parts[3]) : missing();
  }

  /** Host and port of the files where pages point {@link Links#ELSEWHERE}. */
  public synchronized String filesHost() {
    LoopbackServer files = elsewhere == null ? server() : elsewhere;
    return "127.0.0.1:" + files.port();
  }

  private Reply page(String name, Request request) {
    if (!name.equals(normalized(name))) {
      return Reply.redirect(301, "/simple/" + normalized(name) + "/");
    }
    PypiProject project = projects.get(name);
    if (project == null) {
      return missing();
    }
    String fileBase = fileBase(name);
    String type = negotiated(request);
    String text =
        type.equals(JSON)
            ? Json.write(project.json(fileBase))
            : project.html(fileBase, pages == Pages.HTML_WITH_TIMES);
    return index(type, text);
  }

  private Reply projectList(Request request) {
    List<String> names = projects.keySet().stream().sorted().toList();
    if (negotiated(request).equals(JSON)) {
      List<Map<String, String>> entries = names.stream().map(n -> Map.of("name", n)).toList();
      Map<String, Object> meta = Map.of("api-version", "1.1");
      return index(JSON, Json.write(Map.of("meta", meta, "projects", entries)));
    }
    var page = new StringBuilder("<!DOCTYPE html><html><body>\n");
    names.forEach(n -> page.append("<a href=\"/simple/" + n + "/\">" + n + "</a>\n"));
    return index("text/html", page.append("</body></html>\n").toString());
  }

  private Reply file(String name, String fileName) {
    PypiProject project = projects.get(name);
    boolean metadata = fileName.endsWith(".metadata");
    String of = metadata ? fileName.substring(0, fileName.length() - 9) : fileName;
    PypiProject.Uploaded found = project == null ? null : project.files.get(of);
    if (found == null || (metadata && !PypiProject.hasMetadataFile(found.file()))) {
      return missing();
    }
    byte[] bytes = metadata ? found.metadata() : found.bytes();
    return Reply.ok("application/octet-stream", bytes)
        .header("ETag", Hashes.etag(bytes))
        .header("Accept-Ranges", "bytes")
        .header("Cache-Control", "max-age=365000000, immutable, public");
  }

  private String fileBase(String name) {
    return switch (links) {
      case RELATIVE -> "../../files/" + name + "/";
      case ABSOLUTE -> url() + "files/" + name + "/";
      case ELSEWHERE -> (elsewhere == null ? url() : elsewhere.url()) + "files/" + name + "/";
    };
  }

  /** Good enough for the clients that we run: the best type that is named at all. */
  private String negotiated(Request request) {
    String accept = request.header("Accept").orElse("");
    if (pages == Pages.NEGOTIATED && accept.contains(JSON)) {
      return JSON;
    }
    return pages == Pages.NEGOTIATED && accept.contains(HTML_V1) ? HTML_V1 : "text/html";
  }

  private static Reply index(String type, String text) {
    byte[] body = text.getBytes(UTF_8);
    return Reply.ok(type, body)
        .header("ETag", Hashes.etag(body))
        .header("Vary", "Accept")
        .header("Cache-Control", "max-age=600, public");
  }

  private static Reply missing() {
    return Reply.status(404).header("Content-Type", "text/plain").body("not here".getBytes(UTF_8));
  }

  private PypiProject known(String project) {
    PypiProject found = projects.get(normalized(project));
    if (found == null) {
      throw new IllegalArgumentException("nothing published as " + project);
    }
    return found;
  }

  private static String normalized(String name) {
    return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
  }
}
