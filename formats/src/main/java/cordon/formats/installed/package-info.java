/**
 * What installers wrote down of what they installed: of Python, Node and Java packages, of gems,
 * and of the packages of an operating system.
 */
@NullMarked
package cordon.formats.installed;

import org.jspecify.annotations.NullMarked;
