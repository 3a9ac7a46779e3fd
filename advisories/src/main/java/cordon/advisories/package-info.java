/** What sources say of releases: vulnerable or malicious (OSV). */
@NullMarked
package cordon.advisories;

import org.jspecify.annotations.NullMarked;
