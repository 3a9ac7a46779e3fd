/**
 * The HTTP server: Helidon behind {@link cordon.web.Exchange}. Nothing outside this package knows
 * Helidon's types.
 */
@NullMarked
package cordon.web.server;

import org.jspecify.annotations.NullMarked;
