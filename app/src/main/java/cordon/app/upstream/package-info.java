/**
 * Learns the registries behind the gate: from the configuration, else from the package clients that
 * are installed on this machine. No host stands in the code.
 */
@NullMarked
package cordon.app.upstream;

import org.jspecify.annotations.NullMarked;
