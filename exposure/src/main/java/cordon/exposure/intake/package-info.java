/** Documents that people and builds bring, read into what is observed. */
@NullMarked
package cordon.exposure.intake;

import org.jspecify.annotations.NullMarked;
