/** Bills of materials beside the official schema of their format; refuses nothing. */
@NullMarked
package cordon.formats.sbom.schema;

import org.jspecify.annotations.NullMarked;
