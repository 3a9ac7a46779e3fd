/** The gate's facts as events of the Open Cybersecurity Schema Framework, for other tools. */
@NullMarked
package cordon.gate.ocsf;

import org.jspecify.annotations.NullMarked;
