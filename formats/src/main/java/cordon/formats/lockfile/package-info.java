/**
 * Files that say which releases a build uses: requirements.txt, package-lock.json, uv.lock and
 * others. Each is read into the same record; what a file leaves open is reported with the reason,
 * never guessed.
 */
@NullMarked
package cordon.formats.lockfile;

import org.jspecify.annotations.NullMarked;
