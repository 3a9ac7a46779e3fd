/** What a request costs when everything is in the cache. */
@NullMarked
package cordon.bench.warm;

import org.jspecify.annotations.NullMarked;
