/**
 * Reads JavaScript and TypeScript: own lexer, a forgiving parser, and an evaluation that follows
 * constants and what flows between calls. Nothing is run.
 */
@NullMarked
package cordon.inspect.javascript;

import org.jspecify.annotations.NullMarked;
