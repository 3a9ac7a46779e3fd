package cordon.inspect.python;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An open file.
 *
 * @param path it was opened by
 * @param named the expression that the path was, to know it again
 */
record FileHandle(Value path, @Nullable Expr named, boolean writable) implements Known.Own {}
