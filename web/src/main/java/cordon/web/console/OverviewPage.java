package cordon.web.console;

import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.OverviewCard;
import cordon.web.Page;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.pages.EmptyState;
import gg.jte.Content;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The start page: what every capability has to say in one number or list. */
final class OverviewPage {
  private final List<OverviewCard> cards;

  OverviewPage(List<OverviewCard> cards) {
    this.cards = cards.stream().sorted(Comparator.comparingInt(OverviewCard::order)).toList();
  }

  Route route() {
    return Route.get("/", Access.needs(Role.VIEWER), this::show);
  }

  private void show(Exchange exchange) throws IOException {
    Map<String, Object> view =
        Map.of(
            "numbers", bodies(false),
            "wide", bodies(true),
            "empty",
                EmptyState.withCommand(
                    "Nothing has passed through yet",
                    "Point this machine's package clients at the gate, install something, and see"
                        + " it here.",
                    "./cordon setup npm pip maven"));
    Content body = JteShell.TEMPLATES.page("overview.jte", view);
    exchange.sendPage(new Page("Overview", "/", body));
  }

  private List<Content> bodies(boolean wide) {
    return cards.stream().filter(c -> c.wide() == wide).map(c -> c.body().get()).toList();
  }
}
