/** By which routes a release that is held can still be had. */
@NullMarked
package cordon.bench.routes;

import org.jspecify.annotations.NullMarked;
