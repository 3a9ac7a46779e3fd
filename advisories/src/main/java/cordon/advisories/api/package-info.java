/** Advisories as JSON over HTTP, under {@code /api/v1/advisories}. */
@NullMarked
package cordon.advisories.api;

import org.jspecify.annotations.NullMarked;
