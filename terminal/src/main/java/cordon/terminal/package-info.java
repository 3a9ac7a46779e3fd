/** What every command needs to talk to a person at a terminal and to a machine behind a pipe. */
@NullMarked
package cordon.terminal;

import org.jspecify.annotations.NullMarked;
