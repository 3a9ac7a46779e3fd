/** Reads sources of compiled languages for what they do, by plain words. */
@NullMarked
package cordon.inspect.source;

import org.jspecify.annotations.NullMarked;
