package cordon.app.ledger;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.ledger.FactProof;
import cordon.ledger.Verification;
import cordon.ledger.note.VerifierKey;
import cordon.terminal.ApiClient;
import cordon.terminal.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongConsumer;

/** The ledger of a running server, through its API. */
final class ServerLedger implements LedgerSource {
  private final ApiClient client;
  private final VerifierKey key;

  ServerLedger(ApiClient client, VerifierKey key) {
    this.client = client;
    this.key = key;
  }

  @Override
  public VerifierKey key() {
    return key;
  }

  @Override
  public Verification verify(VerifierKey wanted, LongConsumer progress) {
    if (!wanted.equals(key)) {
      return new Verification.Broken(0, "the server's ledger has another key: " + key);
    }
    VerifyLines lines = new VerifyLines(progress);
    client.download(LedgerCapability.BASE + "/verify", Map.of(), lines).orThrow();
    return lines.result();
  }

  @Override
  public FactProof prove(String fact) {
    Json answer = client.get(LedgerCapability.BASE + "/prove/" + ApiClient.encode(fact)).orThrow();
    return FactProof.parse(answer.string("proof"));
  }

  @Override
  public void export(Path folder, LongConsumer progress) {
    Path beside = folder.toAbsolutePath().normalize().resolveSibling("");
    try {
      Files.createDirectories(beside);
      Path place = Files.createTempDirectory(beside, folder.getFileName() + ".part-");
      try {
        fetch(place, folder);
      } finally {
        TileArchive.delete(place);
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "ledger/export-failed",
              "the ledger could not be exported",
              folder + ": " + e,
              "mend the folder or choose another"),
          e);
    }
  }

  private void fetch(Path place, Path folder) throws IOException {
    Path zip = place.resolve("ledger.zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      client.download(LedgerCapability.BASE + "/export", Map.of(), out).orThrow();
    }
    Path fresh = Files.createDirectory(place.resolve("fresh"));
    TileArchive.unpack(zip, fresh);
    EarlierExport.check(folder, fresh);
    TileArchive.copy(fresh, folder);
  }

  @Override
  public void close() {
    // Each call has its own connection.
  }
}
