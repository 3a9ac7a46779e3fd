/**
 * The documents of the field, one package each, and what their readers share: a bound on the bytes
 * read, errors that name the place, and the time a registry claims.
 *
 * <p>Readers take a stream or bytes and give records; they open nothing, keep nothing and throw
 * only {@link cordon.base.ProblemException} for bad content and {@link java.io.IOException} for a
 * broken stream.
 */
@NullMarked
package cordon.formats;

import org.jspecify.annotations.NullMarked;
