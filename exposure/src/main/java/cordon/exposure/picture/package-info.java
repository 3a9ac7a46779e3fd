/** An answer as a picture: layers from what turned bad to the people, as SVG and for Graphviz. */
@NullMarked
package cordon.exposure.picture;

import org.jspecify.annotations.NullMarked;
