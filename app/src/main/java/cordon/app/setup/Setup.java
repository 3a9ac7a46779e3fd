package cordon.app.setup;

import cordon.app.clients.Client;
import cordon.terminal.Environment;
import cordon.terminal.ServerUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Points clients at the gate of one server, and undoes it. */
public final class Setup {
  private final Environment environment;
  private final URI server;

  /**
   * @param environment where the clients' settings are
   * @param server the server whose gate they shall use
   */
  public Setup(Environment environment, URI server) {
    this.environment = environment;
    this.server = server;
  }

  /**
   * What was done, or would be.
   *
   * @param difference the changed lines without their secrets; empty when nothing had to change
   * @param waysAround what in the settings still leads past the gate
   */
  public record Outcome(Client client, Path file, String difference, List<String> waysAround) {
    public boolean changed() {
      return !difference.isEmpty();
    }
  }

  /** Points the client at the gate, unless {@code onlyShow}. Doing it twice changes nothing. */
  public Outcome apply(Client client, boolean onlyShow) {
    Path file = client.userFile(environment);
    Optional<byte[]> present = KeptFile.read(file);
    String before = text(present);
    String after = edited(client, before);
    if (!after.equals(before) && !onlyShow) {
      write(client, file, present, after.getBytes(StandardCharsets.UTF_8));
    }
    return new Outcome(
        client, file, LineDifference.of(before, after), ClientEdit.of(client).waysAround(after));
  }

  /**
   * Puts back what was there before setup.
   *
   * @return empty when setup has not changed this client
   * @throws cordon.base.ProblemException when the person changed the settings since
   */
  public Optional<Outcome> undo(Client client, boolean onlyShow) {
    Optional<KeptFile> kept = KeptFile.find(client, environment);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    Path file = kept.get().file();
    Optional<byte[]> present = KeptFile.read(file);
    String now = text(present);
    String before = text(kept.get().original());
    boolean untouched =
        present.isPresent() && KeptFile.digest(present.get()).equals(kept.get().written());
    if (!untouched && !now.equals(before)) {
      throw SetupProblems.changedSince(
              file, KeptFile.copy(client, environment), LineDifference.of(before, now))
          .asException();
    }
    if (!onlyShow) {
      restore(kept.get());
      KeptFile.forget(client, environment);
    }
    return Optional.of(new Outcome(client, file, LineDifference.of(now, before), List.of()));
  }

  /** From what setup found where its own work is untouched, so that a new URL replaces the old. */
  private String edited(Client client, String present) {
    String base = present;
    Optional<KeptFile> kept = KeptFile.find(client, environment);
    byte[] bytes = present.getBytes(StandardCharsets.UTF_8);
    if (kept.isPresent() && KeptFile.digest(bytes).equals(kept.get().written())) {
      base = text(kept.get().original());
    } else if (present.contains(client.gateUrl(server).toString())) {
      return present;
    }
    boolean crlf = endsLinesWithCrlf(base);
    String edited =
        ClientEdit.of(client)
            .pointAt(crlf ? base.replace("\r\n", "\n") : base, client.gateUrl(server), token());
    return crlf ? edited.replace("\n", "\r\n") : edited;
  }

  private static boolean endsLinesWithCrlf(String text) {
    return text.contains("\r\n") && text.replace("\r\n", "").indexOf('\n') < 0;
  }

  private void write(Client client, Path file, Optional<byte[]> present, byte[] after) {
    Optional<KeptFile> kept = KeptFile.find(client, environment);
    boolean ours =
        present.isPresent()
            && kept.isPresent()
            && KeptFile.digest(present.get()).equals(kept.get().written());
    Optional<byte[]> original = ours ? kept.get().original() : present;
    try {
      new KeptFile(file, original, KeptFile.digest(after)).keep(client, environment);
      PrivateFile.write(file, after);
    } catch (IOException e) {
      throw SetupProblems.cannotWrite(file, e);
    }
  }

  private static void restore(KeptFile kept) {
    try {
      if (kept.original().isPresent()) {
        PrivateFile.write(kept.file(), kept.original().get());
      } else {
        Files.deleteIfExists(kept.file());
      }
    } catch (IOException e) {
      throw SetupProblems.cannotWrite(kept.file(), e);
    }
  }

  private Optional<String> token() {
    if (ServerUrl.isLoopback(server)) {
      return Optional.empty();
    }
    return Optional.of(
        environment
            .variable("CORDON_TOKEN")
            .orElseThrow(() -> SetupProblems.tokenNeeded(server.toString()).asException()));
  }

  private static String text(Optional<byte[]> bytes) {
    return bytes.map(b -> new String(b, StandardCharsets.UTF_8)).orElse("");
  }
}
