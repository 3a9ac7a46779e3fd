/**
 * What an organisation has looked at and accepts: findings by rule, path and digest, with a reason,
 * somebody who answers for it, and a day on which it ends.
 */
@NullMarked
package cordon.inspect.suppress;

import org.jspecify.annotations.NullMarked;
