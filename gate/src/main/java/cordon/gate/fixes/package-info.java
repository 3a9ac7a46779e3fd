/** Young releases that fix what is in use: what was pulled here, and which advisories it has. */
@NullMarked
package cordon.gate.fixes;

import org.jspecify.annotations.NullMarked;
