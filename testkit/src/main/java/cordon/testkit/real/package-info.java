/** The registries that the clients of this machine use, for the {@code real} group of tests. */
@NullMarked
package cordon.testkit.real;

import org.jspecify.annotations.NullMarked;
