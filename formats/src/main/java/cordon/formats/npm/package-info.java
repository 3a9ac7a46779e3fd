/**
 * The npm registry's documents: the packument (full and abbreviated), the document of one version,
 * names and integrity values.
 *
 * <p>A packument is read once into a {@link cordon.formats.npm.Packument}: the facts that a verdict
 * needs, and where in the raw bytes each part lies. What a client gets is then the raw bytes with
 * pieces left out and others put in (a {@link cordon.formats.npm.Splice}), so a field that nobody
 * here knows stays exactly as the upstream wrote it.
 */
@NullMarked
package cordon.formats.npm;

import org.jspecify.annotations.NullMarked;
