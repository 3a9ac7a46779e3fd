/**
 * The {@code vers} notation for version ranges of every ecosystem (vers-spec): {@code
 * vers:npm/>=1.0.0|<2.0.0}.
 */
@NullMarked
package cordon.base.vers;

import org.jspecify.annotations.NullMarked;
