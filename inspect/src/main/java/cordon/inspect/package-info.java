/**
 * Static inspection: an artifact goes in, findings and a verdict come out. Nothing that is
 * inspected is run, no file is opened here, nothing is asked of a network.
 *
 * <p>How a verdict comes about, in the order of the packages:
 *
 * <ol>
 *   <li>{@code tree}: the artifact is unpacked within bounds; what is odd about its packing is
 *       kept.
 *   <li>{@code python}, {@code javascript}, {@code shell}, {@code jvm}, {@code model}: each file is
 *       read once and yields {@linkplain cordon.inspect.fact.Fact facts}: what the code does,
 *       where, in which function, and what flows into it. Names and words that mean something are
 *       data ({@code vocabulary}).
 *   <li>{@code trigger}: what in this artifact runs without its user calling it, and when.
 *   <li>{@code reach}: from each trigger, which functions and files follow.
 *   <li>{@code chain}: a trigger, a means and an end within one reach make a finding; the gravest
 *       finding is the verdict.
 *   <li>{@code delta}: what of it was not there in earlier releases.
 * </ol>
 */
@NullMarked
package cordon.inspect;

import org.jspecify.annotations.NullMarked;
