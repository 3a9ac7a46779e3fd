package cordon.inspect.python;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;

/**
 * {@code itertools.cycle}: the same values round and round. It has no end, so that it means
 * something beside what has one: the key beside what it decrypts.
 *
 * @param round at least one value
 */
record Cycle(List<Value> round) implements Known.Own {}
