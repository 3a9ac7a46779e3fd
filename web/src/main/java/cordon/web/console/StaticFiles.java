package cordon.web.console;

import cordon.base.Problem;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * The console's stylesheet, scripts and icon, held in memory. Pages name them with a hash of their
 * content, so browsers may keep them for ever and still get new ones at once.
 */
public final class StaticFiles {
  private static final String[] NAMES = {
    "cordon.css", "cordon.svg", "htmx.min.js", "live.js", "moment.js"
  };

  private static final class StaticFile {
    private final byte[] bytes;
    private final byte[] gzip;
    private final String hash;
    private final String type;

    StaticFile(byte[] bytes, String type) throws IOException {
      this.bytes = bytes;
      this.gzip = zip(bytes);
      this.hash = sha256(bytes).substring(0, 16);
      this.type = type;
    }
  }

  private final Map<String, StaticFile> files = new TreeMap<>();

  public StaticFiles() {
    for (String name : NAMES) {
      files.put(name, load(name));
    }
  }

  /** The address of a file, with its hash. */
  public String path(String name) {
    StaticFile file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException("no static file `" + name + "`");
    }
    return "/static/" + name + "?v=" + file.hash;
  }

  Route route() {
    return Route.get("/static/{name}", Access.open(), this::serve);
  }

  private void serve(Exchange exchange) throws IOException {
    StaticFile file = files.get(exchange.parameter("name"));
    if (file == null) {
      exchange.sendProblem(404, Problem.of("request/not-found", "no such file", "", ""));
      return;
    }
    boolean current = exchange.query("v").filter(file.hash::equals).isPresent();
    boolean zipped = exchange.header("Accept-Encoding").orElse("").contains("gzip");
    // The two encodings are different bytes and so need different strong tags (RFC 9110, 8.8.3).
    String tag = "\"" + file.hash + (zipped ? "-gz" : "") + "\"";
    exchange
        .setHeader("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache")
        .setHeader("ETag", tag)
        .setHeader("Vary", "Accept-Encoding");
    if (exchange.header("If-None-Match").filter(tag::equals).isPresent()) {
      exchange.sendEmpty(304);
    } else if (zipped) {
      exchange.setHeader("Content-Encoding", "gzip").send(200, file.type, file.gzip);
    } else {
      exchange.send(200, file.type, file.bytes);
    }
  }

  private static StaticFile load(String name) {
    try (InputStream in = StaticFiles.class.getResourceAsStream("/cordon/web/static/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the build left out the static file " + name);
      }
      return new StaticFile(in.readAllBytes(), type(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("no media type for " + name);
    };
  }

  private static byte[] zip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
