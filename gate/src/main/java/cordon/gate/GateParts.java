package cordon.gate;

import cordon.advisories.Advisories;
import cordon.ledger.Ledger;
import cordon.store.BlobStore;
import cordon.store.Database;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What the gate is built on.
 *
 * @param random for ids; need not be secret
 * @param version of Cordon, for the user agent
 */
public record GateParts(
    Database database,
    BlobStore blobs,
    Ledger ledger,
    Advisories advisories,
    InstantSource clock,
    RandomGenerator random,
    String version) {}
