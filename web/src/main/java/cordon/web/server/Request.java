package cordon.web.server;

import cordon.base.Problem;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reading half of an exchange. */
public final class Request {
  /** A form of the console; uploads go through {@link #body()}. */
  private static final int MAX_FORM = 256 * 1024;

  private final ServerRequest request;
  private final Peer peer;
  private final StallGuard.Watch watch;
  private final Mount mount;
  private long longest = Long.MAX_VALUE;
  private @Nullable Map<String, String> query;
  private @Nullable Map<String, String> form;

  Request(ServerRequest request, Peer peer, StallGuard.Watch watch, Mount mount) {
    this.request = request;
    this.peer = peer;
    this.watch = watch;
    this.mount = mount;
  }

  public String method() {
    return request.prologue().method().text();
  }

  /** As on the main port: where a port stands for a path of it, with that path. */
  public String rawPath() {
    return mount.rawPath(request.prologue().uriPath().rawPath());
  }

  /** The path that the root of this port stands for; empty on the main port. */
  String mount() {
    return mount.path();
  }

  /** Path and query as they came, for coming back after sign-in. */
  public String target() {
    String raw = request.prologue().query().rawValue();
    return raw.isEmpty() ? rawPath() : rawPath() + "?" + raw;
  }

  public Optional<String> header(String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  /** Every value of a header that may stand several times. */
  public List<String> headers(String name) {
    return request.headers().values(HeaderNames.create(name));
  }

  public Peer peer() {
    return peer;
  }

  public Optional<String> query(String name) {
    Map<String, String> parsed = query;
    if (parsed == null) {
      parsed = FormFields.parse(request.prologue().query().rawValue());
      query = parsed;
    }
    return Optional.ofNullable(parsed.get(name));
  }

  /** A field of a submitted form; empty where the body is no form. */
  public Optional<String> form(String name) {
    Map<String, String> parsed = form;
    if (parsed == null) {
      parsed = isForm() ? FormFields.parse(readForm()) : Map.of();
      form = parsed;
    }
    return Optional.ofNullable(parsed.get(name));
  }

  private boolean isForm() {
    String type = header("Content-Type").orElse("");
    int semicolon = type.indexOf(';');
    String media = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    return media.equalsIgnoreCase("application/x-www-form-urlencoded");
  }

  private String readForm() {
    byte[] bytes;
    try {
      bytes = body().readNBytes(MAX_FORM + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (bytes.length > MAX_FORM) {
      throw Problem.of(
              "request/form-too-large",
              "the form is too large",
              "more than " + MAX_FORM + " bytes",
              "send less, or use the API for large input")
          .asException();
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Bounds the body; false where its length is told and more. */
  boolean bound(long bytes) {
    longest = bytes;
    return request.headers().contentLength().orElse(0) <= bytes;
  }

  /** The body; reading stalls no longer than the configured time. */
  public InputStream body() {
    if (!request.content().hasEntity()) {
      return InputStream.nullInputStream();
    }
    return new BoundedBody(watch.over(request.content().inputStream()), longest);
  }

  /** Whether this is a page's script asking for a part of a page. */
  public boolean wantsFragment() {
    return header("HX-Request").isPresent()
        && header("HX-Boosted").isEmpty()
        && header("HX-History-Restore-Request").isEmpty();
  }

  /**
   * Whether a person's browser asks, who is better served with a page than with JSON: browsers name
   * HTML first, package clients somewhere at the end or not at all.
   */
  public boolean wantsHtml() {
    return header("Accept").orElse("").strip().startsWith("text/html");
  }
}
