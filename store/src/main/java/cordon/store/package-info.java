/** The database, its one bounded executor, and the content-addressed blobs. */
@NullMarked
package cordon.store;

import org.jspecify.annotations.NullMarked;
