/**
 * Registries of our own on loopback with generated packages that the real clients really install.
 *
 * <p>Everything is deterministic: the bytes of an artifact depend on its coordinate and its {@code
 * revision} only, times are given by the test. The content is inert: modules that hold a version
 * string, jars that hold a text file.
 */
@NullMarked
package cordon.testkit.registry;

import org.jspecify.annotations.NullMarked;
