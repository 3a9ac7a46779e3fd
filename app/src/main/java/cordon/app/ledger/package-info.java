/** The ledger for people and programs: its API, and the commands' access with and without server. */
@NullMarked
package cordon.app.ledger;

import org.jspecify.annotations.NullMarked;
