package cordon.exposure;

import cordon.base.Digest;
import cordon.exposure.store.DocumentTable;
import cordon.exposure.store.NewDocument;
import cordon.exposure.store.Said;
import cordon.exposure.store.StoredDocument;
import cordon.ledger.Ledger;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Keeps what people state by a form or a command as documents like any other. */
final class StatementIntake {
  private static final JsonFactory JSON = new JsonFactory();

  private final Database database;
  private final Ledger ledger;
  private final BlobStore documents;
  private final InstantSource clock;

  StatementIntake(Database database, Ledger ledger, BlobStore documents, InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * A statement.
   *
   * @param kind for people
   * @param stream statements of one stream replace each other
   * @param content what is kept of it for people
   */
  record Statement(
      String name,
      String kind,
      String stream,
      Instant observed,
      List<Said> said,
      Map<String, String> content) {}

  StoredDocument add(Statement statement, String actor) {
    keep(statement);
    return database.write(transaction -> add(transaction, statement, actor));
  }

  /** Keeps the bytes, for {@link #add(Handle, Statement, String)}. */
  void keep(Statement statement) {
    try (BlobStore.Incoming incoming = documents.receive()) {
      incoming.out().write(bytes(statement));
      incoming.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the transaction of something else. */
  StoredDocument add(Handle transaction, Statement statement, String actor) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    NewDocument document =
        new NewDocument(
            Digest.sha256Of(bytes(statement)),
            statement.name,
            statement.kind,
            "",
            Provenance.ANALYST,
            statement.stream,
            statement.observed.truncatedTo(ChronoUnit.MILLIS),
            Grade.UNKNOWN,
            true,
            Set.of(),
            Build.NONE,
            Optional.empty(),
            statement.said,
            List.of());
    Optional<StoredDocument> before = DocumentTable.find(transaction, document);
    if (before.isPresent()) {
      return before.get();
    }
    long fact = ledger.append(transaction, ObservationFact.of(document, actor, now)).sequence();
    Instant learned = DocumentTable.learned(transaction, now);
    return DocumentTable.add(transaction, document, Optional.empty(), learned, fact);
  }

  /** In the order of the keys, so that the same statement is the same document. */
  private static byte[] bytes(Statement statement) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      new TreeMap<>(statement.content).forEach(json::writeStringProperty);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
