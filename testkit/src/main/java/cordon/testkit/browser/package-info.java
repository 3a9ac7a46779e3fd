/** A real browser that walks through the console. */
@NullMarked
package cordon.testkit.browser;

import org.jspecify.annotations.NullMarked;
