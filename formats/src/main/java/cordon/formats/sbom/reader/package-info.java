/** Tells the formats of bills of materials by their content and has each read by its reader. */
@NullMarked
package cordon.formats.sbom.reader;

import org.jspecify.annotations.NullMarked;
