package cordon.app;

import cordon.app.ledger.LedgerJson;
import cordon.app.ledger.LedgerSource;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.ledger.ExportVerifier;
import cordon.ledger.FactProof;
import cordon.ledger.Verification;
import cordon.ledger.note.VerifierKey;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.Figures;
import cordon.terminal.FormatOption;
import cordon.terminal.Progress;
import cordon.terminal.ServerOptions;
import cordon.terminal.Style;
import cordon.terminal.Terminal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks, exports and proves the evidence. */
@Command(
    name = "ledger",
    description = "Checks the ledger, exports it, and proves that a fact is in it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon ledger verify",
      "  cordon ledger export evidence",
      "  cordon ledger prove 4711"
    })
final class LedgerCommand {
  private final Terminal terminal;

  LedgerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "verify",
      description = {
        "Checks every fact, hash and signature.",
        "Without DIR the ledger of the server, or of the data directory where none runs."
            + " With DIR an export, offline; then --key must come from elsewhere."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {
        "  cordon ledger verify",
        "  cordon ledger verify --key 'cordon-1a2b3c/ledger+5d6e7f80+AZ…'",
        "  cordon ledger verify evidence --key 'cordon-1a2b3c/ledger+5d6e7f80+AZ…'"
      })
  int verify(
      @Parameters(arity = "0..1", paramLabel = "DIR", description = "An exported ledger.")
          @Nullable String directory,
      @Option(
              names = "--key",
              paramLabel = "KEY",
              description = "The ledger's key as it was noted (default: the one that it names).")
          @Nullable String key,
      @Mixin FormatOption format,
      @Mixin ServerOptions server) {
    if (directory != null) {
      if (key == null) {
        throw keyNeeded();
      }
      VerifierKey noted = VerifierKey.parse(key);
      return show(exported(terminal.environment().resolve(directory), noted), noted, format);
    }
    try (LedgerSource ledger = LedgerSource.open(terminal, server)) {
      VerifierKey used = key == null ? ledger.key() : VerifierKey.parse(key);
      Verification result;
      try (Progress progress = terminal.progress("checking")) {
        result = ledger.verify(used, checked -> progress.at(checked, "facts"));
      }
      return show(result, used, format);
    }
  }

  /** A checkpoint that is damaged beyond reading verifies as little as one that was altered. */
  private Verification exported(Path folder, VerifierKey key) {
    try (Progress progress = terminal.progress("checking")) {
      return ExportVerifier.verify(folder, key, checked -> progress.at(checked, "facts"));
    } catch (ProblemException e) {
      if (e.problem().type().startsWith("ledger/bad-")) {
        return new Verification.Broken(0, e.problem().line());
      }
      throw e;
    }
  }

  private int show(Verification result, VerifierKey key, FormatOption format) {
    if (format.json()) {
      terminal.json(json -> LedgerJson.verification(json, result, key.toString()));
    } else {
      switch (result) {
        case Verification.Sound(long size, long unsigned, long checkpoints) -> {
          terminal.line(
              Style.GOOD,
              "verified: "
                  + Figures.count(size, "fact", "facts")
                  + " under "
                  + Figures.count(checkpoints, "signature", "signatures"));
          if (unsigned > 0) {
            terminal.line(Figures.count(unsigned, "fact", "facts") + " behind it not yet signed");
          }
        }
        case Verification.Broken(long firstBad, String reason) -> {
          terminal.line(Style.BAD, "not verified: " + reason);
          terminal.line("what cannot be relied on begins with fact " + firstBad);
        }
      }
      terminal.line("key " + key);
    }
    return result instanceof Verification.Sound ? ExitCode.OK : ExitCode.BAD_NEWS;
  }

  @Command(
      name = "export",
      description = {
        "Writes the ledger into a folder in the layout of C2SP tlog-tiles, and checks it there.",
        "Prints the key by which anybody can check it; note it outside of Cordon."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {"  cordon ledger export evidence", "  cordon ledger export evidence --format json"})
  int export(
      @Parameters(
              paramLabel = "DIR",
              description = "A new or empty folder, or an earlier export of this ledger.")
          String directory,
      @Mixin FormatOption format,
      @Mixin ServerOptions server) {
    Path folder = terminal.environment().resolve(directory);
    VerifierKey key;
    try (LedgerSource ledger = LedgerSource.open(terminal, server);
        Progress progress = terminal.progress("exporting")) {
      ledger.export(folder, written -> progress.at(written, "facts"));
      key = ledger.key();
    }
    Verification result = exported(folder, key);
    if (!format.json()) {
      terminal.line("exported to " + folder);
    }
    return show(result, key, format);
  }

  @Command(
      name = "prove",
      description = {
        "Proves that a fact is in the ledger: prints the proof (C2SP tlog-proof) and checks it.",
        "Whoever has the proof and the key needs nothing else."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {
        "  cordon ledger prove 4711 > pull.proof",
        "  cordon ledger prove 4711 --format json"
      })
  int prove(
      @Parameters(paramLabel = "SEQUENCE|ID", description = "The fact.") String fact,
      @Option(
              names = "--key",
              paramLabel = "KEY",
              description = "The ledger's key as it was noted (default: the one that it names).")
          @Nullable String noted,
      @Mixin FormatOption format,
      @Mixin ServerOptions server) {
    FactProof proof;
    VerifierKey key;
    try (LedgerSource ledger = LedgerSource.open(terminal, server)) {
      key = noted == null ? ledger.key() : VerifierKey.parse(noted);
      proof = ledger.prove(fact);
    }
    boolean verified = proof.verify(key);
    if (format.json()) {
      terminal.json(json -> LedgerJson.proof(json, proof, key.toString(), verified));
    } else {
      terminal.out().print(proof.text());
      terminal.note(
          (verified ? "verified: fact " : "NOT verified: fact ")
              + proof.inclusion().index()
              + " of "
              + proof.inclusion().size()
              + ", key "
              + key);
    }
    return verified ? ExitCode.OK : ExitCode.BAD_NEWS;
  }

  private static ProblemException keyNeeded() {
    return Problem.of(
            "ledger/key-needed",
            "an export cannot vouch for itself",
            "whoever altered it could have signed it anew with a key of their own",
            "give the key that you noted with --key; `cordon ledger export` prints it")
        .asException();
  }
}
