package cordon.app.wiring;

import cordon.app.config.Configuration;
import cordon.app.config.Contradictions;
import cordon.app.config.CordonSettings;
import cordon.app.config.UpstreamSettings;
import cordon.app.upstream.Learned;
import cordon.app.upstream.UpstreamLearner;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.terminal.Style;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Starts the server and says what a person wants to know then. */
public final class Serving {
  private final Terminal terminal;
  private final Configuration configuration;
  private final CordonSettings settings;
  private final String version;

  public Serving(Terminal terminal, Configuration configuration, String version) {
    this.terminal = terminal;
    this.configuration = configuration;
    this.settings = CordonSettings.of(configuration, terminal.environment());
    this.version = version;
  }

  /** Opens the house; the caller closes it. */
  public Wiring start() {
    Thread.ofPlatform().daemon().name("warm-up").start(Serving::warmUp);
    DataFolder.prepare(settings.data().root());
    UpstreamLearner learner = KnownUpstreams.learner(settings, terminal.environment());
    List<Learned> learned = learner.learn();
    List<Problem> inert = Contradictions.with(configuration, on(learned));
    if (!inert.isEmpty()) {
      throw inert.getFirst().asException();
    }
    Wiring house = new Wiring(settings, learned, terminal.environment(), terminal.clock(), version);
    DataFolder.announce(settings.data(), house.url(), version);
    announce(house, learned);
    learner.refresh(learned, Serving::logChange);
    return house;
  }

  /**
   * What every start needs and what depends on nothing: reading the trust store and finding the
   * ledger's algorithms. Beside the opening of the database it costs no time of its own; whoever
   * needs it sooner waits for it or does it alone.
   */
  private static void warmUp() {
    try {
      SSLContext.getDefault();
      Signature.getInstance("Ed25519");
      KeyFactory.getInstance("Ed25519");
    } catch (GeneralSecurityException e) {
      // Whoever needs it will say what is wrong, in its own words.
      System.getLogger(Serving.class.getName()).log(System.Logger.Level.DEBUG, "warm-up", e);
    }
  }

  private static void logChange(List<Learned> changed) {
    System.getLogger(Serving.class.getName())
        .log(
            System.Logger.Level.INFO,
            "the package clients name other registries than before; the next start uses them");
  }

  private Set<Ecosystem> on(List<Learned> learned) {
    Set<Ecosystem> on = EnumSet.noneOf(Ecosystem.class);
    settings.upstreams().forEach(u -> on.add(u.ecosystem()));
    learned.stream().filter(Learned.Found.class::isInstance).forEach(l -> on.add(l.ecosystem()));
    return on;
  }

  private void announce(Wiring house, List<Learned> learned) {
    terminal.line("Cordon " + version + " listens at " + house.url());
    terminal.line("data in " + settings.data().root());
    Table table = Table.of("ECOSYSTEM", "GATE", "UPSTREAM", "FROM");
    rows(learned).forEach(table::row);
    table.print(terminal);
    house
        .firstLink()
        .ifPresent(path -> terminal.line("sign in once, within the hour: " + house.url() + path));
    terminal.out().flush();
  }

  private List<Object[]> rows(List<Learned> learned) {
    List<Object[]> rows = new ArrayList<>();
    Set<Ecosystem> named = EnumSet.noneOf(Ecosystem.class);
    for (UpstreamSettings upstream : settings.upstreams()) {
      named.add(upstream.ecosystem());
      rows.add(
          new Object[] {
            upstream.ecosystem().purlType(),
            Table.cell(Style.GOOD, "on"),
            upstream.url(),
            "configuration (" + upstream.name() + ")"
          });
    }
    for (Learned one : learned) {
      if (!named.contains(one.ecosystem())) {
        rows.add(row(one));
      }
    }
    return rows;
  }

  private static Object[] row(Learned one) {
    return switch (one) {
      case Learned.Found found ->
          new Object[] {
            found.ecosystem().purlType(), Table.cell(Style.GOOD, "on"), found.url(), found.how()
          };
      case Learned.Off off ->
          new Object[] {
            off.ecosystem().purlType(), Table.cell(Style.FAINT, "off"), off.why(), off.remedy()
          };
    };
  }
}
