/** The one decision, pure: evidence and policy in, verdict out. */
@NullMarked
package cordon.gate.policy;

import org.jspecify.annotations.NullMarked;
