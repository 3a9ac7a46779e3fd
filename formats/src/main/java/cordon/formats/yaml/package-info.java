/** How readers of YAML here open their document: streaming, without aliases and tags, bounded. */
@NullMarked
package cordon.formats.yaml;

import org.jspecify.annotations.NullMarked;
