/** From what runs by itself to everything that follows from it. */
@NullMarked
package cordon.inspect.reach;

import org.jspecify.annotations.NullMarked;
