/** Commands that bring documents. */
@NullMarked
package cordon.exposure.commands;

import org.jspecify.annotations.NullMarked;
