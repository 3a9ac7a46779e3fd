/** Puts the rooms together: the one place that knows all of them. */
@NullMarked
package cordon.app.wiring;

import org.jspecify.annotations.NullMarked;
