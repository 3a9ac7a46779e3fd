/** How log lines look. All libraries log through slf4j or java.util.logging; both end here. */
@NullMarked
package cordon.app.logging;

import org.jspecify.annotations.NullMarked;
