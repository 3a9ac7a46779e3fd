package cordon.ledger;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a log is called and signed.
 *
 * @param origin the name of this log in its checkpoints: unique in the world, best a host name with
 *     a path such as {@code cordon.example/ledger}; no spaces, no plus sign
 * @param keyFile the signing key; created with mode 0600 when absent
 * @param checkpointEvery how often a grown log signs a checkpoint by itself
 */
public record LedgerConfig(String origin, Path keyFile, Duration checkpointEvery) {}
