package cordon.gate.evidence;

import cordon.advisories.Advisories;
import cordon.advisories.AdvisoryChange;
import cordon.advisories.AdvisoryMatch;
import cordon.advisories.AffectedName;
import cordon.advisories.ReleaseUse;
import cordon.advisories.ReleasesInUse;
import cordon.base.Ecosystem;
import cordon.base.purl.Purl;
import cordon.gate.Purls;
import cordon.gate.Reason;
import cordon.ledger.Fact;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Writes that a release which was pulled here is claimed to be malicious: one fact {@code
 * gate.exposed} for each advisory and release, with how often, when, and the sequences of the
 * pulls. Claims speak of public names, so pulls from upstreams that are not open do not count.
 *
 * <p>Idempotent: a claim that changes without covering more writes nothing, and of several servers
 * on one database one writes.
 */
public final class Exposures implements ReleasesInUse {
  /** Pulls that a fact names; the others lie between the first and the last. */
  private static final int MOST_SEQUENCES = 100;

  private final Database database;
  private final Ledger ledger;
  private final EventIndex index;
  private final PulledReleases pulled;
  private final Advisories advisories;
  private final Set<String> closedUpstreams;
  private final InstantSource clock;

  /**
   * @param closedUpstreams by ecosystem and name as {@link #upstream} writes them
   */
  public Exposures(
      Database database,
      Ledger ledger,
      EventIndex index,
      PulledReleases pulled,
      Advisories advisories,
      Set<String> closedUpstreams,
      InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.index = index;
    this.pulled = pulled;
    this.advisories = advisories;
    this.closedUpstreams = Set.copyOf(closedUpstreams);
    this.clock = clock;
  }

  /** How a configured upstream is called among the closed ones. */
  public static String upstream(Ecosystem ecosystem, String name) {
    return ecosystem.purlType() + " " + name;
  }

  /** An advisory says something else than before. */
  public void changed(AdvisoryChange change) {
    if (!change.malicious() || change.kind() == AdvisoryChange.Kind.WITHDRAWN) {
      return;
    }
    for (AffectedName name : change.packages()) {
      for (String version : versions(name)) {
        advisories.match(name.ecosystem(), name.name(), version).stream()
            .filter(match -> match.malicious() && match.id().equals(change.id()))
            .findFirst()
            .ifPresent(match -> write(name, version, match));
      }
    }
  }

  /**
   * Writes what was not written because the process ended between an advisory and its exposures:
   * releases that were pulled before a claim was known here.
   */
  public void sweep() {
    index.catchUp();
    for (String purl : pulled.packages()) {
      Purl parsed = Purl.parse(purl);
      AffectedName name = new AffectedName(parsed.ecosystem().orElseThrow(), parsed.nativeName());
      for (String version : versions(name)) {
        advisories.match(name.ecosystem(), name.name(), version).stream()
            .filter(AdvisoryMatch::malicious)
            .filter(match -> pulledBefore(purl, version, match))
            .forEach(match -> write(name, version, match));
      }
    }
  }

  private boolean pulledBefore(String purl, String version, AdvisoryMatch match) {
    return database.read(h -> PulledTable.summaries(h, purl)).stream()
        .anyMatch(use -> use.version().equals(version) && use.first().isBefore(match.firstSeen()));
  }

  /** A pull was decided before an advisory arrived that its fact does not know of. */
  public void pulledMeanwhile(AffectedName name, String version) {
    if (versions(name).contains(version)) {
      advisories.match(name.ecosystem(), name.name(), version).stream()
          .filter(AdvisoryMatch::malicious)
          .forEach(match -> write(name, version, match));
    }
  }

  /** Those from upstreams of which public claims speak. */
  @Override
  public List<String> versions(AffectedName name) {
    return pulled.of(name.ecosystem(), name.name()).stream()
        .filter(one -> !closedUpstreams.contains(upstream(name.ecosystem(), one.upstream())))
        .map(PulledRelease::version)
        .distinct()
        .toList();
  }

  @Override
  public List<ReleaseUse> uses(AffectedName name) {
    List<String> versions = versions(name);
    if (versions.isEmpty()) {
      return List.of();
    }
    String purl = Purls.ofPackage(name.ecosystem(), name.name());
    index.catchUp();
    return database.read(h ->
        PulledTable.summaries(h, purl).stream()
            .filter(summary -> versions.contains(summary.version()))
            .map(summary -> summary.by(named(h, summary.actors())))
            .toList());
  }

  /** Tokens of people and addresses as what they stand for, where that was not forgotten. */
  private List<String> named(Handle h, List<String> actors) {
    Map<String, String> known = ledger.personal().reveal(h, actors);
    return actors.stream().map(actor -> known.getOrDefault(actor, actor)).distinct().toList();
  }

  private void write(AffectedName name, String version, AdvisoryMatch match) {
    String purl = Purls.ofPackage(name.ecosystem(), name.name());
    database.write(h -> {
      index.catchUp(h);
      if (!known(h, match, purl, version)) {
        write(h, name, purl, version, match);
      }
      return true;
    });
  }

  private static boolean known(Handle h, AdvisoryMatch match, String purl, String version) {
    return h.createQuery(
                "select count(*) from gate_exposure where advisory = :advisory and source = :source"
                    + " and package = :package and version = :version")
            .bind("advisory", match.id())
            .bind("source", match.source())
            .bind("package", purl)
            .bind("version", version)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  private void write(
      Handle h, AffectedName name, String purl, String version, AdvisoryMatch match) {
    ReleaseUse pulls =
        PulledTable.summaries(h, purl).stream()
            .filter(summary -> summary.version().equals(version))
            .findFirst()
            .orElseThrow();
    String subject = Purls.release(name.ecosystem(), name.name(), version);
    String body =
        body(
            subject,
            version,
            match,
            pulls,
            PulledTable.sequences(h, purl, version, MOST_SEQUENCES));
    Fact fact =
        ledger.append(h, new FactDraft(EventRow.EXPOSED, clock.instant(), "system", subject, body));
    h.execute(
        "insert into gate_exposure (advisory, source, package, version, sequence)"
            + " values (?, ?, ?, ?, ?)",
        match.id(),
        match.source(),
        purl,
        version,
        fact.sequence());
  }

  private static String body(
      String subject, String version, AdvisoryMatch match, ReleaseUse pulls, List<Long> sequences) {
    String verdict = match.sure() ? "block" : "hold";
    return FactBody.write(g ->
        g.version(version, subject)
            .text("advisory", match.id())
            .text("source", match.source())
            .text("verdict", verdict)
            .list("reasons", List.of(match), (each, one) -> reason(each, one, verdict))
            .number("pulls", pulls.pulls())
            .time("first", pulls.first())
            .time("last", pulls.last())
            .number("first_pull", pulls.firstSequence())
            .number("last_pull", pulls.lastSequence())
            .texts("sequences", sequences.stream().map(String::valueOf).toList()));
  }

  private static void reason(FactBody each, AdvisoryMatch match, String verdict) {
    Reason.Code code = match.sure() ? Reason.Code.MALICIOUS : Reason.Code.REVIEW;
    each.text("code", code.word())
        .text("verdict", verdict)
        .text("text", match.id() + " by " + match.source() + " came after it was pulled here")
        .text("source", match.id());
  }
}
