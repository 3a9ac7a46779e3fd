/** A PostgreSQL server that the test run starts for itself. */
@NullMarked
package cordon.testkit.postgres;

import org.jspecify.annotations.NullMarked;
