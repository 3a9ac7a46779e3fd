/** What a release does that the releases before it did not. */
@NullMarked
package cordon.inspect.delta;

import org.jspecify.annotations.NullMarked;
