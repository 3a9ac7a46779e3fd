/**
 * Which credentials lie on a machine: kinds and places, never values. Where they lie and how their
 * names are read off is data ({@code places.toml}); {@link
 * cordon.exposure.credentials.CredentialSearch} looks.
 */
@NullMarked
package cordon.exposure.credentials;

import org.jspecify.annotations.NullMarked;
