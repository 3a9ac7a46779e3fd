/** The description of the API. */
@NullMarked
package cordon.app.openapi;

import org.jspecify.annotations.NullMarked;
