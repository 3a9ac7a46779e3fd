/** How soon it answers after a start, what it holds in memory, and how soon a block counts. */
@NullMarked
package cordon.bench.block;

import org.jspecify.annotations.NullMarked;
