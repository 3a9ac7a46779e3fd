/**
 * The words that bills of materials share, whatever format they are written in: components,
 * services, data sets, relations, completeness, and statements about vulnerabilities. Readers of
 * the formats tell a {@link cordon.formats.sbom.SbomSink} of each as they meet it.
 */
@NullMarked
package cordon.formats.sbom;

import org.jspecify.annotations.NullMarked;
