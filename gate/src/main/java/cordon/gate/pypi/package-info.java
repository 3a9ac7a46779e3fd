/**
 * The simple repository API of Python packages (PEP 503, 592, 658, 691, 700, 714) on top of the
 * gate.
 */
@NullMarked
package cordon.gate.pypi;

import org.jspecify.annotations.NullMarked;
