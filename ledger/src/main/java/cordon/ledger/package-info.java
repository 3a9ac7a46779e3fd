/** The append-only evidence: facts in an RFC 6962 Merkle log, published as C2SP tlog-tiles. */
@NullMarked
package cordon.ledger;

import org.jspecify.annotations.NullMarked;
