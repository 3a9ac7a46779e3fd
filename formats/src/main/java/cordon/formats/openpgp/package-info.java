/** Of OpenPGP only what a detached signature says of itself; nothing here verifies one. */
@NullMarked
package cordon.formats.openpgp;

import org.jspecify.annotations.NullMarked;
