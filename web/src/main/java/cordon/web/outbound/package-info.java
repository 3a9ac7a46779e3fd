/** Connections to servers outside: to which addresses they may lead. */
@NullMarked
package cordon.web.outbound;

import org.jspecify.annotations.NullMarked;
