/** What every registry protocol shares: deciding, sending, refusing. */
@NullMarked
package cordon.gate.serve;

import org.jspecify.annotations.NullMarked;
