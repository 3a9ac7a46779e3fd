/** Who a CI job is: tokens of OpenID Connect issuers, verified. */
@NullMarked
package cordon.web.identity.oidc;

import org.jspecify.annotations.NullMarked;
