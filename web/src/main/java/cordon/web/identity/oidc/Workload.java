package cordon.web.identity.oidc;

import java.time.Instant;
import java.util.Map;

/**
 * A CI job whose token was verified.
 *
 * @param actor {@code job:<issuer>:<identity claims>}
 * @param claims what the evidence keeps of the token, in the order of the configuration
 * @param expires when the token ends, with the skew that is allowed
 */
public record Workload(String actor, Map<String, String> claims, Instant expires) {}
