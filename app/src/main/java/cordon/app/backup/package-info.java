/** Back-up of a running server, through its API. */
@NullMarked
package cordon.app.backup;

import org.jspecify.annotations.NullMarked;
