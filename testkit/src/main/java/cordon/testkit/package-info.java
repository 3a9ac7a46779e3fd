/**
 * What tests need beside the code under test: registries of our own, the real clients of this
 * machine, the server as a child process. Test scope only; nothing here is shipped.
 */
@NullMarked
package cordon.testkit;

import org.jspecify.annotations.NullMarked;
