/**
 * Reads CycloneDX (ECMA-424), versions 1.2 to 1.7, in JSON and in XML. Both are walked through one
 * interface, so that what is said of a component is written once.
 */
@NullMarked
package cordon.formats.cyclonedx;

import org.jspecify.annotations.NullMarked;
