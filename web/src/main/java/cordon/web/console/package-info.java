/**
 * The console's frame, its own pages and API, and {@link cordon.web.console.WebKit} to start it.
 */
@NullMarked
package cordon.web.console;

import org.jspecify.annotations.NullMarked;
