/**
 * The real clients of this machine, each in a sandbox: an empty home, its own caches and
 * configuration, no environment but {@code PATH}, bounded in time, all output kept.
 *
 * <p>A test asks {@code available()} first and skips with the reason that it gives.
 */
@NullMarked
package cordon.testkit.client;

import org.jspecify.annotations.NullMarked;
