package cordon.gate.index;

import cordon.base.Digest;
import cordon.base.ProblemException;
import cordon.gate.Upstream;
import cordon.gate.cache.Admission;
import cordon.gate.cache.Document;
import cordon.gate.cache.DocumentCache;
import cordon.gate.cache.DocumentRequest;
import cordon.gate.cache.LastListings.Listing;
import cordon.gate.cache.SingleFlight;
import cordon.gate.cache.WeightedLru;
import cordon.gate.upstream.UpstreamException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
   * @param notice why the upstream offers none of them, as a sentence; empty where it does
   */
  public record Read<P>(P document, List<ReleaseFile> files, String notice) {
    public Read(P document, List<ReleaseFile> files) {
      this(document, files, "");
    }
  }

  /**
   * A package at one revision.
   *
   * @param raw the document that was read
   * @param document for the protocol
   * @param view for the decision, with what the gate remembers
   */
  public record Indexed<P>(Document raw, P document, PackageView view) {}

  private record Key(String upstream, String name, Digest raw) {}

  private record Parsed<P>(Read<P> read, PackageView view) {}

  /** What was read to admit a document, so that it is not read again to be taken in. */
  private static final class Admitted<P> {
    private @Nullable Digest raw;
    private @Nullable Read<P> read;

    void note(Document document, Read<P> now) {
      raw = document.sha256();
      read = now;
    }

    /** Empty where it was another document, or somebody else admitted it. */
    Optional<Read<P>> of(Document document) {
      return document.sha256().equals(raw) ? Optional.ofNullable(read) : Optional.empty();
    }
  }

  /** Files of all packages kept in memory; a file is some hundred bytes. */
  private static final long FILES_IN_MEMORY = 400_000;

  private final NameRegister names;
  private final DocumentCache documents;
  private final ReleaseMemory memory;
  private final Optional<RemovedPackages> removed;
  private final Reader<P> reader;
  private final WeightedLru<Key, Parsed<P>> parsed =
      new WeightedLru<>(FILES_IN_MEMORY, p -> p.view().files().size() + 1L);
  private final SingleFlight<Key, Parsed<P>> flights = new SingleFlight<>();

  /**
   * @param removed remembers what packages listed last; empty where a package has more files than
   *     its document lists, so that a lost document says little
   */
  public PackageIndex(
      NameRegister names,
      DocumentCache documents,
      ReleaseMemory memory,
      Optional<RemovedPackages> removed,
      Reader<P> reader) {
    this.names = names;
    this.documents = documents;
    this.memory = memory;
    this.removed = removed;
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
    Admitted<P> admitted = new Admitted<>();
    Optional<Document> document = documents.get(request, admission(request, admitted));
    if (document.isPresent()) {
      names.has(request.upstream(), request.name());
    }
    Optional<Parsed<P>> now =
        document.isPresent()
            ? Optional.of(parse(request, document.get(), admitted))
            : Optional.empty();
    Optional<Indexed<P>> last = removed(request, document, now);
    return last.isPresent() ? last : now.map(p -> indexed(document.get(), p));
  }

  /** What is kept of the package, however old; nobody is asked but by the reader. */
  public Optional<Indexed<P>> kept(DocumentRequest request) throws IOException {
    Optional<Document> document = documents.peek(request);
    return document.isEmpty()
        ? Optional.empty()
        : Optional.of(indexed(document.get(), parse(request, document.get())));
  }

  /** As {@link #kept}, where it was read since the start; the reader asks nobody either. */
  public Optional<Indexed<P>> remembered(DocumentRequest request) {
    return documents
        .peek(request)
        .flatMap(raw -> parsed.get(key(request, raw)).map(known -> indexed(raw, known)));
  }

  private static <P> Indexed<P> indexed(Document raw, Parsed<P> parsed) {
    return new Indexed<>(raw, parsed.read().document(), parsed.view());
  }

  /** The package as it was listed last, where the upstream has taken it back. */
  private Optional<Indexed<P>> removed(
      DocumentRequest request, Optional<Document> document, Optional<Parsed<P>> now)
      throws IOException {
    Optional<Read<P>> says = now.map(Parsed::read);
    if (removed.isEmpty() || says.map(s -> !RemovedPackages.isTakenBack(s)).orElse(false)) {
      return Optional.empty();
    }
    // What lists files all the same and was never noted is held against everything in it.
    Optional<Listing> listing =
        removed
            .get()
            .last(request, says)
            .or(() ->
                says.filter(s -> !s.files().isEmpty())
                    .flatMap(s -> document)
                    .map(own -> new Listing(own, Instant.EPOCH)));
    if (listing.isEmpty()) {
      return Optional.empty();
    }
    Parsed<P> last = parse(request, listing.get().document());
    return Optional.of(
        new Indexed<>(
            listing.get().document(),
            last.read().document(),
            removed.get().removed(last.view(), listing.get(), says)));
  }

  private Parsed<P> parse(DocumentRequest request, Document raw) throws IOException {
    return parse(request, raw, new Admitted<>());
  }

  private Parsed<P> parse(DocumentRequest request, Document raw, Admitted<P> admitted)
      throws IOException {
    Key key = key(request, raw);
    Optional<Parsed<P>> known = parsed.get(key);
    if (known.isPresent()) {
      return known.get();
    }
    return flights.run(
        key,
        () -> {
          Optional<Read<P>> just = admitted.of(raw);
          Read<P> read = just.isPresent() ? just.get() : read(request, raw);
          List<ReleaseFile> compared =
              PublicationHistory.compare(request.upstream().ecosystem(), read.files());
          List<ReleaseFile> files = memory.recall(request.upstream(), request.name(), compared);
          PackageView view =
              new PackageView(request.upstream(), request.name(), raw.sha256(), files);
          Parsed<P> fresh = new Parsed<>(read, view);
          parsed.put(key, fresh);
          return fresh;
        });
  }

  /** A new document is read, and held against the one before, before it counts. */
  private Admission admission(DocumentRequest request, Admitted<P> admitted) {
    return (before, after) -> {
      Optional<Read<P>> now =
          after.isPresent() ? Optional.of(read(request, after.get())) : Optional.empty();
      now.ifPresent(read -> admitted.note(after.get(), read));
      Optional<Read<P>> old =
          before.isPresent() ? Optional.of(known(request, before.get())) : Optional.empty();
      if (old.isPresent()) {
        memory.compare(
            request.upstream(),
            request.name(),
            old.get().files(),
            before.get().checked(),
            now.map(Read::files).orElse(List.of()));
      }
      if (removed.isPresent()) {
        removed.get().admit(request, before, old, after, now);
      }
    };
  }

  private Read<P> known(DocumentRequest request, Document raw) throws IOException {
    Optional<Parsed<P>> known = parsed.get(key(request, raw));
    return known.isPresent() ? known.get().read() : read(request, raw);
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
