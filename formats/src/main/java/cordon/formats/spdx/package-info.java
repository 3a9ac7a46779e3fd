/**
 * Reads SPDX: 2.2 and 2.3 (ISO/IEC 5962) in JSON and as tag-value, and 3.0 in JSON-LD with its
 * profiles for software, AI and data sets.
 */
@NullMarked
package cordon.formats.spdx;

import org.jspecify.annotations.NullMarked;
