package cordon.exposure;

import java.util.List;

/**
 * The cheapest set of things to shut off so that no way is left from an exposed unit to a crown
 * jewel.
 *
 * @param doors what to shut off, those that cut most ways first; empty when no jewel is in reach
 * @param cost the sum of their costs
 * @param jewels the crown jewels in reach
 */
public record ShutOffPlan(List<Entity> doors, int cost, List<Entity> jewels) {
  public static final ShutOffPlan NOTHING = new ShutOffPlan(List.of(), 0, List.of());

  public ShutOffPlan {
    doors = List.copyOf(doors);
    jewels = List.copyOf(jewels);
  }
}
