package cordon.gate.serve;

import cordon.gate.cache.SingleFlight.Work;
import cordon.gate.cache.Variant;
import cordon.gate.cache.VariantCache;
import cordon.gate.evidence.Asker;
import cordon.gate.evidence.Evidence;
import cordon.gate.index.PackageView;
import cordon.web.Exchange;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Gives derived documents to clients, with validators of their own and evidence of what they hide.
 */
public final class DocumentService {
  private final VariantCache variants;
  private final Evidence evidence;
  private final InspectAhead ahead;

  public DocumentService(VariantCache variants, Evidence evidence, InspectAhead ahead) {
    this.variants = variants;
    this.evidence = evidence;
    this.ahead = ahead;
  }

  /**
   * Sends a variant of a package's document.
   *
   * @param kind names the variant among those of the protocol, such as {@code npm-full}
   * @param gatePath where the protocol is served: a path below the console's address, or an address
   *     of its own
   * @param derive makes the variant where it is not there yet
   */
  public void serve(
      Exchange exchange,
      PackageView view,
      String kind,
      String gatePath,
      Decisions.Moment moment,
      Work<Variant> derive)
      throws IOException {
    boolean gzip = Encodings.acceptsGzip(exchange.header("Accept-Encoding"));
    Variant.Key key =
        new Variant.Key(
            view.raw(),
            moment.policy().revision(),
            kind,
            view.upstream().key() + "/" + view.name(),
            exchange.baseUrl() + gatePath,
            gzip);
    Work<Variant> shown =
        () -> {
          Variant made = derive.run();
          ahead.shown(view, moment);
          return made;
        };
    Variant variant = variants.get(key, shown);
    withheld(exchange, view, moment, variant.withheld());
    if (unchanged(exchange, variant.etag(), gzip)) {
      return;
    }
    if (variant.body() instanceof Variant.Filed(Path file, long length)) {
      try {
        exchange.sendFile(200, variant.contentType(), file, 0, length);
        return;
      } catch (NoSuchFileException gone) {
        // Between its being found and its being opened; nothing was sent.
        variant = again(exchange, view, moment, variant, variants.anew(key, variant, shown));
      }
    }
    send(exchange, variant);
  }

  private Variant again(
      Exchange exchange, PackageView view, Decisions.Moment moment, Variant gone, Variant again) {
    exchange.setHeader("ETag", again.etag());
    if (!again.withheld().equals(gone.withheld())) {
      withheld(exchange, view, moment, again.withheld());
    }
    return again;
  }

  /** Writes that an answer hides releases; nothing where it hides none or has no body. */
  public void withheld(
      Exchange exchange, PackageView view, Decisions.Moment moment, String summary) {
    if (!summary.isEmpty() && !exchange.method().equals("HEAD")) {
      evidence.withheld(
          Asker.of(exchange), view.upstream(), view.name(), summary, moment.policy().revision());
    }
  }

  /**
   * Sends a document that hides nothing and is too large to be kept, while it is being written.
   *
   * @param etag strong, quoted, of the plain form
   */
  public void stream(
      Exchange exchange, String etag, String contentType, Exchange.StreamWriter writer)
      throws IOException {
    boolean gzip = Encodings.acceptsGzip(exchange.header("Accept-Encoding"));
    if (unchanged(exchange, gzip ? VariantCache.gzipped(etag) : etag, gzip)) {
      return;
    }
    exchange.sendStream(200, contentType, -1, gzip ? packed(writer) : writer);
  }

  private static Exchange.StreamWriter packed(Exchange.StreamWriter writer) {
    return out -> {
      GZIPOutputStream gzip = new GZIPOutputStream(out, 8192);
      writer.write(gzip);
      gzip.finish();
    };
  }

  private static void send(Exchange exchange, Variant variant) throws IOException {
    switch (variant.body()) {
      case Variant.Bytes(byte[] bytes) -> exchange.send(200, variant.contentType(), bytes);
      case Variant.Filed(Path file, long length) ->
          exchange.sendFile(200, variant.contentType(), file, 0, length);
      case Variant.Body body ->
          exchange.sendStream(200, variant.contentType(), body.length(), body::writeTo);
    }
  }

  /** Sets the headers of every document; answers 304 and says so where the client has it. */
  private static boolean unchanged(Exchange exchange, String etag, boolean gzip)
      throws IOException {
    exchange.setHeader("ETag", etag);
    exchange.setHeader("Vary", "Accept, Accept-Encoding");
    exchange.setHeader("Cache-Control", "private, no-cache");
    if (Conditional.matches(exchange.header("If-None-Match"), etag)) {
      exchange.sendEmpty(304);
      return true;
    }
    if (gzip) {
      exchange.setHeader("Content-Encoding", "gzip");
    }
    return false;
  }
}
