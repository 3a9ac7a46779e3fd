/** How every reader of foreign XML here opens its document: streaming, bounded, no DTD. */
@NullMarked
package cordon.formats.xml;

import org.jspecify.annotations.NullMarked;
