/**
 * What was observed, as it is kept: dated, sourced, only ever added. Pure: no database, no clock.
 */
@NullMarked
package cordon.exposure.observation;

import org.jspecify.annotations.NullMarked;
