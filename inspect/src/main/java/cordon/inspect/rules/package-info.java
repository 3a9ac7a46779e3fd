/** Reads rule files: what names and words mean, and which chains of behaviour make a finding. */
@NullMarked
package cordon.inspect.rules;

import org.jspecify.annotations.NullMarked;
