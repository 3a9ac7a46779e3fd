/** From a question and the graph to the answer. Pure; an answer depends on nothing else. */
@NullMarked
package cordon.exposure.answer;

import org.jspecify.annotations.NullMarked;
