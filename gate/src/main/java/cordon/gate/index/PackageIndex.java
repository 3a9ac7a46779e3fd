package cordon.gate.index;

import cordon.base.Digest;
import cordon.base.ProblemException;
import cordon.gate.Upstream;
import cordon.gate.cache.Admission;
import cordon.gate.cache.Document;
import cordon.gate.cache.DocumentCache;
import cordon.gate.cache.DocumentRequest;
import cordon.gate.cache.SingleFlight;
import cordon.gate.cache.WeightedLru;
import cordon.gate.upstream.UpstreamException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Packages as their documents describe them, read once per revision of the document.
 *
 * @param <P> what the protocol itself reads from its document
 */
public final class PackageIndex<P> {

  /** Reads a raw document. */
  @FunctionalInterface
  public interface Reader<P> {
    /**
     * @throws ProblemException when it is not a document of this package
     */
    Read<P> read(Upstream upstream, String name, Path raw) throws IOException;
  }

  /**
   * What a document says.
   *
   * @param document for the protocol
   * @param files for the decision
   */
  public record Read<P>(P document, List<ReleaseFile> files) {}

  /**
   * A package at one revision.
   *
   * @param raw the document that was read
   * @param document for the protocol
   * @param view for the decision, with what the gate remembers
   */
  public record Indexed<P>(Document raw, P document, PackageView view) {}

  private record Key(String upstream, String name, Digest raw) {}

  private record Parsed<P>(P document, PackageView view) {}

  /** Files of all packages kept in memory; a file is some hundred bytes. */
  private static final long FILES_IN_MEMORY = 400_000;

  private final NameRegister names;
  private final DocumentCache documents;
  private final ReleaseMemory memory;
  private final Reader<P> reader;
  private final WeightedLru<Key, Parsed<P>> parsed =
      new WeightedLru<>(FILES_IN_MEMORY, p -> p.view().files().size() + 1L);
  private final SingleFlight<Key, Parsed<P>> flights = new SingleFlight<>();

  public PackageIndex(
      NameRegister names, DocumentCache documents, ReleaseMemory memory, Reader<P> reader) {
    this.names = names;
    this.documents = documents;
    this.memory = memory;
    this.reader = reader;
  }

  /**
   * The package, or nothing where the upstream says that there is none.
   *
   * @throws UpstreamException when the upstream cannot be asked, or sends what is no document, and
   *     nothing is kept
   * @throws ForeignNameException before anybody is asked, when the name belongs to another upstream
   */
  public Optional<Indexed<P>> get(DocumentRequest request) throws IOException {
    names.require(request.upstream(), request.name());
    Optional<Document> document = documents.get(request, admission(request));
    if (document.isPresent()) {
      names.has(request.upstream(), request.name());
    }
    return document.isPresent() ? Optional.of(indexed(request, document.get())) : Optional.empty();
  }

  private Indexed<P> indexed(DocumentRequest request, Document raw) throws IOException {
    Parsed<P> p = parse(request, raw);
    return new Indexed<>(raw, p.document(), p.view());
  }

  private Parsed<P> parse(DocumentRequest request, Document raw) throws IOException {
    Key key = key(request, raw);
    Optional<Parsed<P>> known = parsed.get(key);
    if (known.isPresent()) {
      return known.get();
    }
    return flights.run(
        key,
        () -> {
          Read<P> read = read(request, raw);
          List<ReleaseFile> compared =
              PublicationHistory.compare(request.upstream().ecosystem(), read.files());
          List<ReleaseFile> files = memory.recall(request.upstream(), request.name(), compared);
          PackageView view =
              new PackageView(request.upstream(), request.name(), raw.sha256(), files);
          Parsed<P> fresh = new Parsed<>(read.document(), view);
          parsed.put(key, fresh);
          return fresh;
        });
  }

  /** A new document is read, and held against the one before, before it counts. */
  private Admission admission(DocumentRequest request) {
    return (before, after) -> {
      List<ReleaseFile> now = after.isPresent() ? read(request, after.get()).files() : List.of();
      if (before.isPresent()) {
        memory.compare(
            request.upstream(),
            request.name(),
            files(request, before.get()),
            before.get().checked(),
            now);
      }
    };
  }

  private List<ReleaseFile> files(DocumentRequest request, Document raw) throws IOException {
    Optional<Parsed<P>> known = parsed.get(key(request, raw));
    return known.isPresent() ? known.get().view().files() : read(request, raw).files();
  }

  private Read<P> read(DocumentRequest request, Document raw) throws IOException {
    try {
      return reader.read(request.upstream(), request.name(), raw.path());
    } catch (ProblemException e) {
      throw new UpstreamException(502, e.problem(), e);
    }
  }

  private static Key key(DocumentRequest request, Document raw) {
    return new Key(request.upstream().key(), request.name(), raw.sha256());
  }
}
