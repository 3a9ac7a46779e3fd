/** What a whole installation by a real client takes, cold and warm. */
@NullMarked
package cordon.bench.install;

import org.jspecify.annotations.NullMarked;
