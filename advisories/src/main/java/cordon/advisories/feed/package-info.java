/** Where records come from: files, folders, zip files, downloads; each within bounds. */
@NullMarked
package cordon.advisories.feed;

import org.jspecify.annotations.NullMarked;
