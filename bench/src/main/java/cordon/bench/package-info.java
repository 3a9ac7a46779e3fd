/**
 * Cordon beside its peers: same origin, same objects, same machine, interleaved rounds. What counts
 * is the server's CPU time per request; wall time on a shared machine says little.
 *
 * <p>{@code docs/guides/benchmarks.md} says how to run it and how to read the tables.
 */
@NullMarked
package cordon.bench;

import org.jspecify.annotations.NullMarked;
