/** The gate on the command line: {@code cordon gate …} and {@code cordon check}. */
@NullMarked
package cordon.gate.commands;

import org.jspecify.annotations.NullMarked;
