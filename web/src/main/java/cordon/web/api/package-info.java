/** What JSON routes of every capability need: reading small objects, and idempotent writes. */
@NullMarked
package cordon.web.api;

import org.jspecify.annotations.NullMarked;
