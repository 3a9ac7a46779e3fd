/** The tables of advisories; SQL and nothing else. */
@NullMarked
package cordon.advisories.store;

import org.jspecify.annotations.NullMarked;
