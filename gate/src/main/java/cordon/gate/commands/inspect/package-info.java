/**
 * {@code cordon inspect}: what is in an artifact, a folder, or what is installed on this machine.
 */
@NullMarked
package cordon.gate.commands.inspect;

import org.jspecify.annotations.NullMarked;
