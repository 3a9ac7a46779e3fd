/**
 * Class files, read through the JDK's Class-File API: what their methods call, with constants
 * folded, and what flows from one call into another. No class is ever loaded.
 */
@NullMarked
package cordon.inspect.jvm;

import org.jspecify.annotations.NullMarked;
