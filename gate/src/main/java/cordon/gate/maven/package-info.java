/** Repositories in Maven's default layout, on top of the gate. */
@NullMarked
package cordon.gate.maven;

import org.jspecify.annotations.NullMarked;
