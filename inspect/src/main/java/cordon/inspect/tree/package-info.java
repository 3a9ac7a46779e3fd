/** An artifact as a tree of files, unpacked within bounds. */
@NullMarked
package cordon.inspect.tree;

import org.jspecify.annotations.NullMarked;
