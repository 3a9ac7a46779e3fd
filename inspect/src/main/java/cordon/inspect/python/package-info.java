/**
 * Reads Python, versions 2.4 to 3.15 alike, for what it does: a lexer, a parser that gives up on a
 * statement rather than on a file, and an evaluator that folds constants and follows values through
 * names, functions and layers of decoding. Nothing is run.
 */
@NullMarked
package cordon.inspect.python;

import org.jspecify.annotations.NullMarked;
