/** The client that talks to registries: guarded, bounded, and never trusting. */
@NullMarked
package cordon.gate.upstream;

import org.jspecify.annotations.NullMarked;
