package cordon.web;

import java.util.Set;

/**
 * Who asks.
 *
 * @param actor as it stands in facts: {@code user:ada}, {@code token:ci-build}, {@code
 *     address:127.0.0.1}
 * @param roles what they may do; empty for a client without a token
 */
public record Identity(String actor, Set<Role> roles) {}
