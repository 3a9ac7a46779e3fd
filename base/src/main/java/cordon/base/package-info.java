/** The shared words of Cordon as types. Pure: no socket, no SQL, no clock, no threads. */
@NullMarked
package cordon.base;

import org.jspecify.annotations.NullMarked;
