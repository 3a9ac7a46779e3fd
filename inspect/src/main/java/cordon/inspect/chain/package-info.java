/** Which behaviour, in one reach of one trigger, makes a finding. */
@NullMarked
package cordon.inspect.chain;

import org.jspecify.annotations.NullMarked;
