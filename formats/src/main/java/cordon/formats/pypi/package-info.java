/**
 * The simple repository API of Python packages: project pages in JSON (PEP 691, 700, 714, 740, 792)
 * and HTML (PEP 503, 592, 629, 658), read into one model and written in any of the three types.
 *
 * <p>Pages are written from the model, never passed through, so nothing that was not understood can
 * reach a client. A gate drops files with {@link cordon.formats.pypi.SimpleProject#withFiles}.
 */
@NullMarked
package cordon.formats.pypi;

import org.jspecify.annotations.NullMarked;
