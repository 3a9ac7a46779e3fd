/** Archives put together byte by byte, sound ones and such as an adversary makes. */
@NullMarked
package cordon.testkit.archive;

import org.jspecify.annotations.NullMarked;
