/** Tables to which observations are added and in which none is ever changed. */
@NullMarked
package cordon.exposure.store;

import org.jspecify.annotations.NullMarked;
