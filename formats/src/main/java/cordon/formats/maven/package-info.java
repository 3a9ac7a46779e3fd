/**
 * What a Maven repository serves beside artifacts: its paths, {@code maven-metadata.xml} and
 * checksum files.
 */
@NullMarked
package cordon.formats.maven;

import org.jspecify.annotations.NullMarked;
