/** The gate's JSON over HTTP, under {@code /api/v1/gate/}. */
@NullMarked
package cordon.gate.api;

import org.jspecify.annotations.NullMarked;
