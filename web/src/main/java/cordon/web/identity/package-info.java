/**
 * Who asks: users with passwords and sessions, tokens, one-time links, and the guard that puts them
 * to use. Secrets are kept as hashes only; every one of them expires.
 */
@NullMarked
package cordon.web.identity;

import org.jspecify.annotations.NullMarked;
