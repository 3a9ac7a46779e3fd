/**
 * Version ranges in the notations that ecosystems write themselves. {@link
 * cordon.base.range.VersionRange#parse} reads one; {@code contains} answers as that ecosystem's
 * client would.
 */
@NullMarked
package cordon.base.range;

import org.jspecify.annotations.NullMarked;
