/**
 * Reads documents that say nothing but whether vulnerabilities reach products: OpenVEX 0.2 and CSAF
 * 2.0.
 */
@NullMarked
package cordon.formats.vex;

import org.jspecify.annotations.NullMarked;
