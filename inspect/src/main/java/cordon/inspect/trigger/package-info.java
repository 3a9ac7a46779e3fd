/**
 * What in an artifact runs without its user calling it, and when; one reader for each ecosystem.
 */
@NullMarked
package cordon.inspect.trigger;

import org.jspecify.annotations.NullMarked;
