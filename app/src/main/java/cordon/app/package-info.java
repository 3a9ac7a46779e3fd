/** The roof: configuration, the wiring of the rooms, the command line. */
@NullMarked
package cordon.app;

import org.jspecify.annotations.NullMarked;
