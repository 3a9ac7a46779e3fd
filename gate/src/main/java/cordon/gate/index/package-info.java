/** What an upstream says of a package, in the terms of the gate. */
@NullMarked
package cordon.gate.index;

import org.jspecify.annotations.NullMarked;
