/** The whole server as a child process, so that tests can kill it like a power cut would. */
@NullMarked
package cordon.testkit.process;

import org.jspecify.annotations.NullMarked;
