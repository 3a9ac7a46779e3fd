package cordon.inspect.javascript;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A file that is open for writing.
 *
 * @param node the expression of its path
 */
record Stream(Value path, @Nullable Node node) implements Known.Own {}
