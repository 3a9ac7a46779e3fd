/** Plain text of strangers: its encoding, and what other programs leave in it. */
@NullMarked
package cordon.formats.text;

import org.jspecify.annotations.NullMarked;
