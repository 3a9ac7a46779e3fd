/**
 * Compiled Python without its source: marshalled constants and instructions of CPython 3.8 to 3.14
 * are written down as source again, so that one reader tells what either does (decision 0126).
 * Nothing is executed; work and memory are in proportion to the bytes.
 */
@NullMarked
package cordon.inspect.bytecode;

import org.jspecify.annotations.NullMarked;
