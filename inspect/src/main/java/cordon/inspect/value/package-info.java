/**
 * What is known of a value that code computes, without running the code: constants folded as far as
 * they go, and what flowed into them. Shared by the readers of all languages; bounded arithmetic
 * only.
 */
@NullMarked
package cordon.inspect.value;

import org.jspecify.annotations.NullMarked;
