/**
 * The time-aware graph: which unit had which release over which stretch of time, and how units,
 * vendors, credentials and data hang together. Compact columns of ints, built once from the
 * chronicle and then only read, by any number of threads. A question walks it by earliest arrival,
 * so that what a thing gave access to before it was breached, or after it was cut off, is not
 * counted.
 */
@NullMarked
package cordon.exposure.graph;

import org.jspecify.annotations.NullMarked;
