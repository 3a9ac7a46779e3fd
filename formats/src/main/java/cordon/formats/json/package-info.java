/** How every reader of foreign JSON here opens its document: streaming, strict, bounded. */
@NullMarked
package cordon.formats.json;

import org.jspecify.annotations.NullMarked;
