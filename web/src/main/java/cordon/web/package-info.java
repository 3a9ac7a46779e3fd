/** The face of the HTTP kit: exchanges, routes, who asks and what they may, capabilities. */
@NullMarked
package cordon.web;

import org.jspecify.annotations.NullMarked;
