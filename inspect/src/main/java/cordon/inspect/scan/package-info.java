/**
 * What can be said of a file by looking over its bytes once, whatever it is written in: its hash,
 * how its bytes are spread, long encoded runs, text that is hidden from whoever looks.
 */
@NullMarked
package cordon.inspect.scan;

import org.jspecify.annotations.NullMarked;
