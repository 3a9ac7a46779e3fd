/** Artifacts for the tests of this room. */
@NullMarked
package cordon.inspect.testing;

import org.jspecify.annotations.NullMarked;
