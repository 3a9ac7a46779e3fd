/** Raw documents, verified artifacts and derived variants. */
@NullMarked
package cordon.gate.cache;

import org.jspecify.annotations.NullMarked;
