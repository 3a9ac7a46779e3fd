/**
 * Reads scripts and command lines of Unix shells, {@code cmd} and PowerShell, as far as hooks and
 * droppers use them.
 */
@NullMarked
package cordon.inspect.shell;

import org.jspecify.annotations.NullMarked;
