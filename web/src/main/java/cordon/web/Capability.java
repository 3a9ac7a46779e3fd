package cordon.web;

import java.util.List;

/**
 * Everything a capability adds to the house; {@code app} mounts it in one line.
 *
 * @param name the module
 * @param routes API, pages, protocol routes
 * @param nav lines of the navigation
 */
public record Capability(String name, List<Route> routes, List<NavEntry> nav) {}
