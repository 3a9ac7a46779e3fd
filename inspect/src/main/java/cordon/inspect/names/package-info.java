/** Names of packages that many use, and names that look like them. */
@NullMarked
package cordon.inspect.names;

import org.jspecify.annotations.NullMarked;
