/**
 * The order of versions in each ecosystem, and ranges over them.
 *
 * <p>A {@link cordon.base.version.VersionScheme} turns a text into a {@link
 * cordon.base.version.Version}, once; versions of one scheme compare with each other in a total
 * order. Nothing here throws on a strange version: what no rule of the scheme covers is an {@link
 * cordon.base.version.Unordered} version, which stands before all others, in the order of its
 * characters, and says why.
 */
@NullMarked
package cordon.base.version;

import org.jspecify.annotations.NullMarked;
