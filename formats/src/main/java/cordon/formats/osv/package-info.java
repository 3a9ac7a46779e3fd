/**
 * The Open Source Vulnerability format, schema 1.7.x: read one record, and decide which versions it
 * covers.
 *
 * <p>{@link cordon.formats.osv.OsvReader} turns bytes into an {@link cordon.formats.osv.OsvRecord}
 * or into a problem that names the place. {@link cordon.formats.osv.AffectedPackage} is what the
 * record says of one package, made ready to be asked about versions.
 *
 * <p>Source: the OSV schema, <a href="https://ossf.github.io/osv-schema/">ossf.github.io</a>,
 * sections "affected fields" and "Evaluation".
 */
@NullMarked
package cordon.formats.osv;

import org.jspecify.annotations.NullMarked;
