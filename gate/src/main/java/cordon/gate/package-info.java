/** The registry firewall: one decision behind every route. */
@NullMarked
package cordon.gate;

import org.jspecify.annotations.NullMarked;
