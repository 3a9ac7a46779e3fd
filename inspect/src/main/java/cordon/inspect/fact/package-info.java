/** What readers of code find out, in words that do not depend on the language. */
@NullMarked
package cordon.inspect.fact;

import org.jspecify.annotations.NullMarked;
