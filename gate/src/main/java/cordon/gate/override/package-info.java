/** Waivers and blocks: recorded exceptions to the policy. */
@NullMarked
package cordon.gate.override;

import org.jspecify.annotations.NullMarked;
