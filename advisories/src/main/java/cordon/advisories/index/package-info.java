/** The index in memory: compact claims by package, answered in microseconds. */
@NullMarked
package cordon.advisories.index;

import org.jspecify.annotations.NullMarked;
