/**
 * Writes findings in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS standard),
 * which code hosts and editors show at the line they are about.
 */
@NullMarked
package cordon.formats.sarif;

import org.jspecify.annotations.NullMarked;
