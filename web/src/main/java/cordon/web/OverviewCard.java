package cordon.web;

import gg.jte.Content;
import java.util.function.Supplier;

/**
 * A card on the start page; see {@link cordon.web.pages.StatCard} for the usual body.
 *
 * @param order where it stands (lower is first)
 * @param wide takes the whole row, for lists and pictures
 * @param body made anew for each request, from numbers that are at hand: the start page must not
 *     wait
 */
public record OverviewCard(int order, boolean wide, Supplier<Content> body) {

  public static OverviewCard number(int order, Supplier<Content> body) {
    return new OverviewCard(order, false, body);
  }

  public static OverviewCard wide(int order, Supplier<Content> body) {
    return new OverviewCard(order, true, body);
  }
}
