/** The Merkle tree of RFC 6962 section 2.1 and its proofs. Pure. */
@NullMarked
package cordon.ledger.tree;

import org.jspecify.annotations.NullMarked;
