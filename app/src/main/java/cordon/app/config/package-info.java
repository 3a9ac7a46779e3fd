/**
 * What Cordon can be told, and where each value came from: {@code cordon.toml}, then the
 * environment, then flags.
 */
@NullMarked
package cordon.app.config;

import org.jspecify.annotations.NullMarked;
