/** What the gate writes down: pulls, refusals, withheld versions. */
@NullMarked
package cordon.gate.evidence;

import org.jspecify.annotations.NullMarked;
