/** Cordon and its peers as servers under measurement. */
@NullMarked
package cordon.bench.peer;

import org.jspecify.annotations.NullMarked;
