/**
 * Archives of packages, read as an adversary packs them: zip and tar by readers of our own, gzip,
 * bzip2, xz and 7z around them.
 *
 * <p>What one tool unpacks and another does not see is the room in which code hides. The readers
 * therefore look at all that any tool might look at, and report what is odd as {@linkplain
 * cordon.formats.archive.Anomaly values}: nothing that an archive holds makes them throw. They
 * write nothing, hold no entry in memory, and stop at {@linkplain
 * cordon.formats.archive.ArchiveLimits bounds}.
 */
@NullMarked
package cordon.formats.archive;

import org.jspecify.annotations.NullMarked;
