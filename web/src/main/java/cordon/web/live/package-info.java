/** Live updates: small pieces of HTML pushed to the pages that show them. */
@NullMarked
package cordon.web.live;

import org.jspecify.annotations.NullMarked;
