/**
 * Points package clients at the gate and back. Each edit changes as little of a person's file as it
 * can; the bytes that were there are kept, and undo puts exactly them back.
 */
@NullMarked
package cordon.app.setup;

import org.jspecify.annotations.NullMarked;
