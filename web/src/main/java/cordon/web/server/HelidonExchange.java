package cordon.web.server;

import cordon.base.Problem;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Identity;
import cordon.web.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@link Exchange} on the two halves {@link Request} and {@link ResponseSender}. */
final class HelidonExchange implements Exchange {
  private static final JsonFactory JSON = new JsonFactory();

  private final Request request;
  private final ResponseSender sender;
  private final Shell shell;
  private final String baseUrl;
  private Map<String, String> parameters = Map.of();
  private Guard.Admitted admitted;
  private boolean forPackages;

  HelidonExchange(Request request, ResponseSender sender, Shell shell, String baseUrl) {
    this.request = request;
    this.sender = sender;
    this.shell = shell;
    this.baseUrl = baseUrl;
    this.admitted =
        new Guard.Admitted(new Identity("address:" + request.peer().address(), Set.of()), "");
  }

  /** Package clients never get a page, whatever they accept: old ones of pip ask for HTML. */
  void serve(Access access) {
    forPackages = access instanceof Access.Client;
  }

  /** What routing and the guard found out. */
  void admit(Guard.Admitted who, Map<String, String> pathParameters) {
    admitted = who;
    parameters = pathParameters;
  }

  Request request() {
    return request;
  }

  ResponseSender sender() {
    return sender;
  }

  @Override
  public String method() {
    return request.method();
  }

  @Override
  public String rawPath() {
    return request.rawPath();
  }

  @Override
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter `" + name + "`");
    }
    return value;
  }

  @Override
  public Optional<String> query(String name) {
    return request.query(name);
  }

  @Override
  public Optional<String> form(String name) {
    return request.form(name);
  }

  @Override
  public Optional<String> header(String name) {
    return request.header(name);
  }

  @Override
  public String remoteAddress() {
    return request.peer().address();
  }

  @Override
  public Identity identity() {
    return admitted.identity();
  }

  @Override
  public String csrfToken() {
    return admitted.csrfToken();
  }

  @Override
  public String baseUrl() {
    return baseUrl;
  }

  @Override
  public String origin() {
    return request.peer().origin();
  }

  @Override
  public String mount() {
    return request.mount();
  }

  @Override
  public InputStream body() {
    return request.body();
  }

  @Override
  public Exchange setHeader(String name, String value) {
    sender.header(name, value);
    return this;
  }

  @Override
  public Exchange setReason(String phrase) {
    sender.reason(phrase);
    return this;
  }

  @Override
  public void send(int status, String contentType, byte[] body) throws IOException {
    if (contentType.startsWith("text/html")) {
      SecurityHeaders.ofPage(sender);
    }
    sender.bytes(status, contentType, body);
  }

  @Override
  public void sendEmpty(int status) {
    sender.empty(status);
  }

  @Override
  public void sendFile(int status, String contentType, Path file, long offset, long length)
      throws IOException {
    sender.file(status, contentType, file, offset, length);
  }

  @Override
  public void sendStream(int status, String contentType, long length, StreamWriter writer)
      throws IOException {
    sender.stream(status, contentType, length, writer);
  }

  @Override
  public void sendJson(int status, Consumer<JsonGenerator> writer) throws IOException {
    // Held in memory: a writer that fails half-way becomes a clean 500. Lists are paged anyway.
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      writer.accept(json);
    }
    sender.bytes(status, "application/json", out.toByteArray());
  }

  @Override
  public void sendProblem(int status, Problem problem) throws IOException {
    sender.header("Cache-Control", "no-store");
    if (request.wantsHtml() && !forPackages && !request.rawPath().startsWith("/api/")) {
      send(status, "text/html; charset=utf-8", shell.problem(this, status, problem));
    } else {
      sender.bytes(status, ProblemJson.CONTENT_TYPE, ProblemJson.bytes(status, problem));
    }
  }

  @Override
  public void sendPage(Page page) throws IOException {
    sender.header("Cache-Control", "no-store");
    sender.header("Vary", "HX-Request");
    byte[] body =
        request.wantsFragment() ? shell.fragment(page.body()) : shell.document(this, page);
    send(200, "text/html; charset=utf-8", body);
  }

  @Override
  public void redirect(String location) {
    sender.header("Location", location);
    sender.header("Cache-Control", "no-store");
    sender.empty(303);
  }

  @Override
  public long bytesSent() {
    return sender.bodyBytes();
  }
}
