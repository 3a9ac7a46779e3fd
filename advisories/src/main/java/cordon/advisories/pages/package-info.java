/** Advisories in the console. */
@NullMarked
package cordon.advisories.pages;

import org.jspecify.annotations.NullMarked;
