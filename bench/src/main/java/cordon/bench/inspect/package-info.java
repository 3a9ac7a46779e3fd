/** How fast artifacts are inspected, beside GuardDog on the same bytes. */
@NullMarked
package cordon.bench.inspect;

import org.jspecify.annotations.NullMarked;
