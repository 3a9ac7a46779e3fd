/** An OpenID Connect issuer of our own, for tests of CI jobs. */
@NullMarked
package cordon.testkit.oidc;

import org.jspecify.annotations.NullMarked;
