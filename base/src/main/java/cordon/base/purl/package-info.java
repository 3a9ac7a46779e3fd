/**
 * Package URLs (ECMA-427), the names of packages, releases and artifacts everywhere in Cordon:
 * {@code pkg:npm/%40scope/name@1.2.3}.
 */
@NullMarked
package cordon.base.purl;

import org.jspecify.annotations.NullMarked;
