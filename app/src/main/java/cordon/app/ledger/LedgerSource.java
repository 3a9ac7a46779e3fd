package cordon.app.ledger;

import cordon.app.config.ConfigLoader;
import cordon.app.config.CordonSettings;
import cordon.app.config.Flag;
import cordon.app.wiring.IdleData;
import cordon.ledger.FactProof;
import cordon.ledger.Verification;
import cordon.ledger.note.VerifierKey;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Where commands find the ledger: at the server, or in the data directory where none runs. */
public sealed interface LedgerSource extends AutoCloseable permits ServerLedger, IdleLedger {

  /** Asks the server first: its database is locked by it, and it may be on another machine. */
  static LedgerSource open(Terminal terminal, ServerOptions server) {
    ApiClient client = server.client(terminal.environment());
    return switch (client.get(LedgerCapability.BASE)) {
      case ApiAnswer.Done done ->
          new ServerLedger(client, VerifierKey.parse(done.body().string("key")));
      case ApiAnswer.Refused refused -> throw refused.problem().asException();
      case ApiAnswer.NoServer none -> {
        if (server.named(terminal.environment())) {
          throw none.problem().asException();
        }
        yield new IdleLedger(IdleData.open(settings(terminal, server), terminal.clock()));
      }
    };
  }

  /** The settings of the server that would run on this data directory. */
  static CordonSettings settings(Terminal terminal, ServerOptions server) {
    String data = server.dataDirectory(terminal.environment()).root().toString();
    return CordonSettings.of(
        ConfigLoader.load(
            Optional.empty(), terminal.environment(), List.of(new Flag("--data", "data", data))),
        terminal.environment());
  }

  /** The key that the ledger itself names; a checker should have noted it earlier. */
  VerifierKey key();

  /** Checks the whole ledger against a key. */
  Verification verify(VerifierKey key, LongConsumer progress);

  /**
   * Proves that a fact is in it.
   *
   * @param fact its sequence or id
   * @throws cordon.base.ProblemException when there is none
   */
  FactProof prove(String fact);

  /**
   * Writes it into a folder in the layout of C2SP tlog-tiles.
   *
   * @throws cordon.base.ProblemException when the folder holds something else
   */
  void export(Path folder, LongConsumer progress);

  @Override
  void close();
}
