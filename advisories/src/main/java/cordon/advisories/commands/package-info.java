/** {@code cordon advisories}: feeds, imports, look-ups; look-ups work without a server. */
@NullMarked
package cordon.advisories.commands;

import org.jspecify.annotations.NullMarked;
