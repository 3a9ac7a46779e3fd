/** Documents in, and what is known of whom. */
@NullMarked
package cordon.exposure.api;

import org.jspecify.annotations.NullMarked;
