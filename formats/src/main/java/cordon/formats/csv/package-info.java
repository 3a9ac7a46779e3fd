/** Writes comma-separated values (RFC 4180), safe to open in a spreadsheet. */
@NullMarked
package cordon.formats.csv;

import org.jspecify.annotations.NullMarked;
