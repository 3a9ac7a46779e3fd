package cordon.exposure;

import cordon.base.Problem;
import cordon.exposure.intake.DocumentIntake;
import cordon.exposure.intake.Reading;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Part;
import cordon.exposure.store.Declarations;
import cordon.exposure.store.DocumentTable;
import cordon.exposure.store.InventoryTable;
import cordon.exposure.store.NewDocument;
import cordon.exposure.store.StoredDocument;
import cordon.ledger.Ledger;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Documents, from the wire to their rows. The bytes are on disk before anything is read, what they
 * say is known before the bytes are kept, and the bytes are durable before a row speaks of them: at
 * whichever point it breaks, nothing half is ever seen.
 */
final class Recording {
  private static final int CHUNK = 1 << 16;

  private final Database database;
  private final Ledger ledger;
  private final BlobStore documents;
  private final InstantSource clock;
  private final ReadingTurns turns = new ReadingTurns(Runtime.getRuntime().maxMemory());

  Recording(Database database, Ledger ledger, BlobStore documents, InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.documents = documents;
    this.clock = clock;
  }

  Received receive(InputStream bytes) throws IOException {
    BlobStore.Incoming incoming = documents.receive();
    try {
      OutputStream out = incoming.out();
      byte[] chunk = new byte[CHUNK];
      for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
        out.write(chunk, 0, read);
      }
      return new Received(incoming);
    } catch (IOException | RuntimeException e) {
      incoming.close();
      throw e;
    }
  }

  Recorded record(Upload upload, Received received, String actor) {
    Instant now = now();
    DocumentCheck.check(
        upload, DocumentIntake.isEstate(upload.fileName(), received.content()), now);
    return turns.read(received.size(), () -> read(upload, received, actor, now));
  }

  private Recorded read(Upload upload, Received received, String actor, Instant now) {
    Reading all = DocumentIntake.read(upload.unit(), upload.fileName(), received.content());
    Reading reading =
        switch (upload.provenance()) {
          case ANALYST -> all;
          case BUILD -> all.withoutStatements();
        };
    NewDocument document = document(upload, received, reading, now);
    Optional<InventoryTable.Packed> packed = reading.inventory().map(InventoryTable.Packed::of);
    keep(received);
    return database.write(
        transaction -> add(transaction, document, packed, reading.notes(), actor));
  }

  private Recorded add(
      Handle transaction,
      NewDocument document,
      Optional<InventoryTable.Packed> packed,
      List<String> notes,
      String actor)
      throws SQLException {
    // Waiting for a turn, and reading, take time: what was asked meanwhile did not know of this.
    Instant now = now();
    Optional<StoredDocument> before = DocumentTable.find(transaction, document);
    if (before.isPresent()) {
      return new Recorded(before.get(), true, notes, declared(document, () -> Declared.NOTHING));
    }
    Optional<Declared> declared = declared(document, () -> Declarations.of(transaction, document));
    long fact = ledger.append(transaction, ObservationFact.of(document, actor, now)).sequence();
    Instant learned = DocumentTable.learned(transaction, now);
    return new Recorded(
        DocumentTable.add(transaction, document, packed, learned, fact), false, notes, declared);
  }

  private static Optional<Declared> declared(NewDocument document, Supplier<Declared> of) {
    return document.unit().isEmpty() ? Optional.of(of.get()) : Optional.empty();
  }

  List<Recorded> end(Upload upload, String actor) {
    Instant now = now();
    DocumentCheck.check(upload, false, now);
    try (Received nothing = receive(InputStream.nullInputStream())) {
      keep(nothing);
      return database.write(transaction -> {
        List<Recorded> ended = new ArrayList<>();
        for (Provenance word : DocumentTable.open(transaction, upload.unit(), upload.name())) {
          if (upload.provenance() == Provenance.ANALYST || word == upload.provenance()) {
            NewDocument end = endOf(upload, word, nothing, now);
            var packed = end.inventory().map(InventoryTable.Packed::of);
            ended.add(add(transaction, end, packed, List.of(), actor));
          }
        }
        if (ended.isEmpty()) {
          throw noStream(upload).asException();
        }
        return ended;
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** It lists nothing, and says so of all kinds of packages from then on. */
  private static NewDocument endOf(Upload upload, Provenance word, Received nothing, Instant now) {
    return new NewDocument(
        nothing.digest(),
        upload.name(),
        "end",
        upload.unit(),
        word,
        upload.name(),
        upload.observed().orElse(now).truncatedTo(ChronoUnit.MILLIS),
        Grade.EXCLUDED,
        true,
        Set.of(),
        upload.build(),
        Optional.of(new Inventory(List.of(), List.of())),
        List.of(),
        List.of());
  }

  private static Problem noStream(Upload upload) {
    return Problem.of(
        "exposure/no-stream",
        "there is no such stream that you could end",
        "`" + upload.unit() + "` has no open stream `" + upload.name() + "` on your word",
        "look for its name in `/api/v1/observations?unit=…`");
  }

  private static NewDocument document(
      Upload upload, Received received, Reading reading, Instant now) {
    Instant observed =
        upload
            .observed()
            .or(() -> reading.created().filter(t -> t.isBefore(now) && t.isAfter(Instant.EPOCH)))
            .orElse(now)
            .truncatedTo(ChronoUnit.MILLIS);
    return new NewDocument(
        received.digest(),
        upload.name(),
        reading.kind(),
        upload.unit(),
        upload.provenance(),
        upload.stream().orElse(upload.name()),
        observed,
        reading.grade(),
        upload.complete().orElse(reading.complete()),
        upload.complete().isPresent() ? Part.among(reading.lacking()) : reading.lacking(),
        upload.build(),
        reading.inventory(),
        reading.said(),
        reading.published());
  }

  private void keep(Received received) {
    if (documents.find(received.digest()).isPresent()) {
      return;
    }
    try {
      received.keep();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
