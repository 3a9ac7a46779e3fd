/** The page of exposure. */
@NullMarked
package cordon.exposure.pages;

import org.jspecify.annotations.NullMarked;
