/** The npm registry protocol. */
@NullMarked
package cordon.gate.npm;

import org.jspecify.annotations.NullMarked;
