/** The package clients on this machine: where they are, and where they keep what they are told. */
@NullMarked
package cordon.app.clients;

import org.jspecify.annotations.NullMarked;
