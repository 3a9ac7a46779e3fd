/** Finds what is wrong with this installation, and says how to mend it. */
@NullMarked
package cordon.app.doctor;

import org.jspecify.annotations.NullMarked;
