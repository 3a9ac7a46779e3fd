/** What it costs to hold a bill of materials against a full feed of advisories. */
@NullMarked
package cordon.bench.matching;

import org.jspecify.annotations.NullMarked;
