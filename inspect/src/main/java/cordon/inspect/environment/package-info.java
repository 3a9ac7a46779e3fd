/**
 * What is installed on a machine, held against what its installers wrote down: start-up hooks,
 * files that nothing explains, files that differ from what was installed. Pure: somebody else walks
 * the folder.
 */
@NullMarked
package cordon.inspect.environment;

import org.jspecify.annotations.NullMarked;
