/**
 * Who was exposed, how, with what within reach, and what to shut off.
 *
 * <p>What is observed is only ever added ({@link cordon.exposure.observation}): a document is seen
 * at a time, and what follows for the time before and after it is derived from all documents that
 * were known at the moment of the question. So a late document changes what we know of the past,
 * and "as we knew it then" still answers as before. From what is derived stands a compact graph in
 * memory ({@link cordon.exposure.graph}), over which a question is answered ({@link
 * cordon.exposure.answer}) by paths that respect time.
 */
@NullMarked
package cordon.exposure;

import org.jspecify.annotations.NullMarked;
