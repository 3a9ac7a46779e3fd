package cordon.app.setup;

import cordon.app.clients.Client;
import cordon.app.clients.SettingsFile;
import cordon.terminal.Environment;
import cordon.terminal.ServerUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

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

  /** Whether the client can be pointed at a gate from here: poetry only in a project of its own. */
  public static boolean canApply(Client client, Environment environment) {
    return client != Client.POETRY
        || PoetryEdit.isProject(
            SettingsText.of(KeptFile.read(SettingsFile.PYPROJECT.path(environment))));
  }

  /**
   * What was done, or would be, with one file.
   *
   * @param difference the changed lines without their secrets; empty when nothing had to change
   * @param waysAround what still leads past the gate
   */
  public record Outcome(Client client, Path file, String difference, List<String> waysAround) {
    public boolean changed() {
      return !difference.isEmpty();
    }
  }

  /**
   * Points the client at the gate, unless {@code onlyShow}. Doing it twice changes nothing.
   *
   * @return one outcome for each of its files
   */
  public List<Outcome> apply(Client client, boolean onlyShow) {
    Optional<String> token = token();
    List<Outcome> outcomes = new ArrayList<>();
    for (SettingsFile settings : client.settings(token.isPresent())) {
      outcomes.add(apply(client, settings, token, onlyShow));
    }
    return outcomes;
  }

  private Outcome apply(
      Client client, SettingsFile settings, Optional<String> token, boolean onlyShow) {
    Path file = settings.path(environment);
    Optional<byte[]> present = KeptFile.read(file);
    Optional<KeptFile> kept = KeptFile.find(settings, environment);
    String now = SettingsText.of(present);
    // From what was there before setup, with what the person has changed since.
    Optional<String> without = kept.flatMap(k -> reverted(k, present));
    String base = without.orElse(now);
    URI gate = client.gateUrl(server);
    ClientEdit edit = ClientEdit.of(settings);
    UnaryOperator<String> pointed =
        text -> SettingsText.edit(text, plain -> edit.pointAt(plain, gate, token));
    boolean already =
        without.isPresent()
            ? !base.equals(now) && wrote(kept, pointed)
            : now.contains(gate.toString());
    String after = already ? now : pointed.apply(base);
    if (!onlyShow && !after.equals(now)) {
      Optional<KeptFile> former = without.isPresent() ? kept : Optional.empty();
      boolean secret = token.filter(after::contains).isPresent();
      write(client, settings, former, new Change(present, base, after, secret));
    } else if (!onlyShow && kept.isPresent()) {
      kept.get().withClients(with(kept, client)).keep(settings, environment);
    }
    String difference = LineDifference.of(SettingsText.shown(now), SettingsText.shown(after));
    return new Outcome(client, file, difference, waysAround(client, edit, after));
  }

  private List<String> waysAround(Client client, ClientEdit edit, String after) {
    List<String> ways = new ArrayList<>(edit.waysAround(after));
    for (Overrides.Variable v : Overrides.of(client, client.gateUrl(server), environment)) {
      String what = "the variable " + v.name() + " is set to " + v.value();
      ways.add(what + " and " + v.effect(client));
    }
    return ways;
  }

  /** Whether what setup wrote last is what it would write again. */
  private static boolean wrote(Optional<KeptFile> kept, UnaryOperator<String> pointed) {
    return kept.filter(
            k -> SettingsText.of(k.written()).equals(pointed.apply(SettingsText.of(k.original()))))
        .isPresent();
  }

  /**
   * What is to be done with a file.
   *
   * @param base what it would hold without setup
   * @param secret whether a token goes into it
   */
  private record Change(Optional<byte[]> present, String base, String after, boolean secret) {}

  private void write(
      Client client, SettingsFile settings, Optional<KeptFile> former, Change change) {
    Path file = settings.path(environment);
    // A file that setup made and that holds nothing else did not exist before.
    boolean existed =
        former.map(k -> k.original().isPresent()).orElse(change.present.isPresent())
            || !change.base.isEmpty();
    byte[] after = SettingsText.bytes(change.after);
    try {
      new KeptFile(
              file,
              with(former, client),
              existed ? Optional.of(SettingsText.bytes(change.base)) : Optional.empty(),
              former.isPresent() ? former.get().mode() : PrivateFile.mode(file),
              after,
              former.isPresent() ? change.present : Optional.empty())
          .keep(settings, environment);
      if (change.secret) {
        PrivateFile.writeSecret(file, after);
      } else {
        PrivateFile.write(file, after);
      }
    } catch (IOException e) {
      throw SetupProblems.cannotWrite(file, e);
    }
  }

  private static List<String> with(Optional<KeptFile> kept, Client client) {
    Set<String> clients = new LinkedHashSet<>(kept.map(KeptFile::clients).orElse(List.of()));
    clients.add(client.label());
    return List.copyOf(clients);
  }

  /** Which clients setup has pointed at a gate, of those that share this client's files. */
  private List<SettingsFile> changed(Client client) {
    return client.settings(true).stream()
        .filter(settings ->
            KeptFile.find(settings, environment)
                .filter(k -> k.clients().contains(client.label()))
                .isPresent())
        .toList();
  }

  /**
   * Puts back what was there before setup, and leaves what the person has changed elsewhere in the
   * file since.
   *
   * @return one outcome for each file that setup has changed for this client
   * @throws cordon.base.ProblemException when the person changed the lines of setup themselves
   */
  public List<Outcome> undo(Client client, boolean onlyShow) {
    return changed(client).stream().map(settings -> undo(client, settings, onlyShow)).toList();
  }

  private Outcome undo(Client client, SettingsFile settings, boolean onlyShow) {
    KeptFile kept = KeptFile.find(settings, environment).orElseThrow();
    Path file = kept.file();
    List<String> others =
        kept.clients().stream().filter(label -> !label.equals(client.label())).toList();
    if (!others.isEmpty()) {
      if (!onlyShow) {
        kept.withClients(others).keep(settings, environment);
      }
      String why = "it stays as it is for " + String.join(", ", others);
      return new Outcome(client, file, "", List.of(why));
    }
    Optional<byte[]> present = KeptFile.read(file);
    String now = SettingsText.of(present);
    String before =
        reverted(kept, present)
            .orElseThrow(() -> {
              String original = SettingsText.shown(SettingsText.of(kept.original()));
              String difference = LineDifference.of(original, SettingsText.shown(now));
              return SetupProblems.changedSince(
                      file, KeptFile.copy(settings, environment), difference)
                  .asException();
            });
    if (!onlyShow) {
      restore(kept, before);
      KeptFile.forget(settings, environment);
    }
    String difference = LineDifference.of(SettingsText.shown(now), SettingsText.shown(before));
    return new Outcome(client, file, difference, List.of());
  }

  /** The settings without what setup wrote; empty where its lines are not there as written. */
  private static Optional<String> reverted(KeptFile kept, Optional<byte[]> present) {
    String now = SettingsText.of(present);
    String original = SettingsText.of(kept.original());
    if (now.equals(original) && present.isPresent() == kept.original().isPresent()) {
      return Optional.of(original);
    }
    return kept.ours().stream()
        .flatMap(text -> CommonLines.revert(original, SettingsText.of(text), now).stream())
        .findFirst();
  }

  private static void restore(KeptFile kept, String before) {
    try {
      if (kept.original().isEmpty() && before.isEmpty()) {
        Files.deleteIfExists(kept.file());
      } else {
        PrivateFile.write(kept.file(), SettingsText.bytes(before));
        PrivateFile.setMode(kept.file(), kept.mode());
      }
    } catch (IOException e) {
      throw SetupProblems.cannotWrite(kept.file(), e);
    }
  }

  private Optional<String> token() {
    if (ServerUrl.isLoopback(server)) {
      return Optional.empty();
    }
    String token =
        environment
            .variable("CORDON_TOKEN")
            .orElseThrow(() -> SetupProblems.tokenNeeded(server.toString()).asException());
    // It goes into files of five grammars; no token of ours needs quoting in any of them.
    if (!token.matches("[A-Za-z0-9._~+/=-]{1,512}")) {
      throw SetupProblems.unusableToken().asException();
    }
    return Optional.of(token);
  }
}
