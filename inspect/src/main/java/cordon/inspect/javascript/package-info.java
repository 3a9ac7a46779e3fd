/**
 * Reads JavaScript and TypeScript (ECMAScript 2025, JSX, type annotations) for what it does. {@code
 * Lexer} makes tokens, {@code Statements} and {@code Expressions} follow values through them once
 * in the order of the text, {@code Calls} knows what calling something means. What is no valid
 * program is read as far as it goes: an engine may be more lenient than any grammar.
 */
@NullMarked
package cordon.inspect.javascript;

import org.jspecify.annotations.NullMarked;
