package cordon.web;

import java.util.List;

/**
 * Everything a capability adds to the house; {@code app} mounts it in one line.
 *
 * @param name the module
 * @param routes API, pages, protocol routes
 * @param nav lines of the navigation
 * @param cards what it shows on the start page
 * @param health what it needs to work
 * @param banners what it may have to say above every page
 */
public record Capability(
    String name,
    List<Route> routes,
    List<NavEntry> nav,
    List<OverviewCard> cards,
    List<HealthCheck> health,
    List<Banner> banners) {

  public Capability {
    routes = List.copyOf(routes);
    nav = List.copyOf(nav);
    cards = List.copyOf(cards);
    health = List.copyOf(health);
    banners = List.copyOf(banners);
  }

  public Capability(String name, List<Route> routes, List<NavEntry> nav) {
    this(name, routes, nav, List.of(), List.of(), List.of());
  }

  public Capability withCards(OverviewCard... more) {
    return new Capability(name, routes, nav, List.of(more), health, banners);
  }

  public Capability withHealth(HealthCheck... more) {
    return new Capability(name, routes, nav, cards, List.of(more), banners);
  }

  public Capability withBanners(Banner... more) {
    return new Capability(name, routes, nav, cards, health, List.of(more));
  }
}
