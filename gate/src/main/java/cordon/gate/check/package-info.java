/**
 * Would the gate let this through? Entries of lockfiles and package URLs on one side, an answer for
 * each on the other: from the gate itself, or without a server from the advisories inside the
 * program.
 */
@NullMarked
package cordon.gate.check;

import org.jspecify.annotations.NullMarked;
