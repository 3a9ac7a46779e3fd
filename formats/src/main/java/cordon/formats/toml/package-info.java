/** How readers of TOML here open their document: section by section, strict, bounded. */
@NullMarked
package cordon.formats.toml;

import org.jspecify.annotations.NullMarked;
