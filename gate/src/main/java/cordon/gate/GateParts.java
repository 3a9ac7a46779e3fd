package cordon.gate;

import cordon.advisories.Advisories;
import cordon.gate.inspection.StaticInspection;
import cordon.ledger.Hearing;
import cordon.ledger.Ledger;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the gate is built on.
 *
 * @param hearing of other servers on the same database
 * @param random for ids; need not be secret
 * @param version of Cordon, for the user agent
 * @param inspector looks into artifacts before they leave, where there is one
 */
public record GateParts(
    Database database,
    BlobStore blobs,
    Ledger ledger,
    Advisories advisories,
    Hearing hearing,
    InstantSource clock,
    RandomGenerator random,
    String version,
    Optional<Inspector> inspector) {

  /** Of the only server on its database; nobody looks into artifacts. */
  public GateParts(
      Database database,
      BlobStore blobs,
      Ledger ledger,
      Advisories advisories,
      InstantSource clock,
      RandomGenerator random,
      String version) {
    this(
        database,
        blobs,
        ledger,
        advisories,
        Hearing.alone(),
        clock,
        random,
        version,
        Optional.empty());
  }

  public GateParts with(Inspector other) {
    return new GateParts(
        database, blobs, ledger, advisories, hearing, clock, random, version, Optional.of(other));
  }

  /** With Cordon's own inspector. */
  public GateParts with(InspectionSettings settings) {
    return with(new StaticInspection(settings, database, blobs, clock));
  }

  /** With other servers on the same database. */
  public GateParts with(Hearing others) {
    return new GateParts(
        database, blobs, ledger, advisories, others, clock, random, version, inspector);
  }
}
