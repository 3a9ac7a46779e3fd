package cordon.web.server;

import cordon.base.Problem;
import cordon.web.Capability;
import cordon.web.Exchange;
import cordon.web.Identity;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;

/** A real server on a free port whose guard lets everybody do everything. */
final class RunningServer implements AutoCloseable {
  static final Guard EVERYBODY =
      (request, access) ->
          new Guard.Admitted(
              new Identity("address:" + request.peer().address(), EnumSet.allOf(Role.class)), "");

  private final HttpServer server;
  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningServer(HttpServer server) {
    this.server = server;
  }

  static RunningServer start(Route... routes) {
    return start(WebConfig.onLoopback(0), routes);
  }

  static RunningServer start(WebConfig config, Route... routes) {
    List<Capability> capabilities = List.of(new Capability("test", List.of(routes), List.of()));
    return new RunningServer(
        HttpServer.start(
            config,
            capabilities,
            new ServerParts(
                EVERYBODY, new BareShell(), new Traffic(), () -> "incident-1", () -> {})));
  }

  int port() {
    return server.port();
  }

  int port(RootPort root) {
    return server.port(root);
  }

  /** Status and body of a path on any port, the path exactly as given. */
  String get(int port, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    HttpResponse<String> answer = send(HttpRequest.newBuilder(uri));
    return answer.statusCode() + " " + answer.body();
  }

  String url() {
    return server.url();
  }

  Traffic traffic() {
    return server.traffic();
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url() + path)), headers);
  }

  HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  RawClient raw() throws IOException {
    return new RawClient(port());
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }

  /** A shell without a frame. */
  static final class BareShell implements Shell {
    @Override
    public byte[] document(Exchange exchange, Page page) {
      return ("<!doctype html><title>" + page.title() + "</title>" + text(page.body()))
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] fragment(Content body) {
      return text(body).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] problem(Exchange exchange, int status, Problem problem) {
      return ("<h1>" + status + "</h1>").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Content content) {
      StringOutput out = new StringOutput();
      content.writeTo(out);
      return out.toString();
    }
  }
}
