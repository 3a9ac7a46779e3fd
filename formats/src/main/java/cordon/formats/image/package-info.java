/**
 * What lies in the image of a container: an OCI layout or what {@code docker save} writes, read
 * layer by layer without unpacking it.
 */
@NullMarked
package cordon.formats.image;

import org.jspecify.annotations.NullMarked;
