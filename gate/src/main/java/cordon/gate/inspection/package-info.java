/** The seam for an inspector: who waits for it, and what it found before. */
@NullMarked
package cordon.gate.inspection;

import org.jspecify.annotations.NullMarked;
