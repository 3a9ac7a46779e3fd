/**
 * A small HTTP/1.1 server on loopback that can misbehave on purpose, and a client that can too.
 *
 * <p>Why not the JDK's server: it sets the reason phrase itself, hides how a body ends and mends
 * headers. A test of a proxy needs all three in its own hand.
 */
@NullMarked
package cordon.testkit.http;

import org.jspecify.annotations.NullMarked;
