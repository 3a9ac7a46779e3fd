package cordon.exposure.pages;

import cordon.exposure.CredentialProof;
import cordon.exposure.Exposure;
import cordon.exposure.api.ProofApi;
import cordon.exposure.api.Speaker;
import cordon.exposure.observation.DeathProof;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.pages.Element;
import cordon.web.pages.Forms;
import cordon.web.pages.Parts;
import gg.jte.Content;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The form by which an analyst ticks off a credential, with what was seen. */
final class ProofForm {
  private static final String PATH = "/exposure/proofs";
  private static final Map<DeathProof, String> LABELS =
      Map.of(
          DeathProof.REFUSED, "tried, and refused",
          DeathProof.REVOKED, "listed as revoked by its issuer",
          DeathProof.DELETED, "its account is gone",
          DeathProof.EXPIRED, "it has expired",
          DeathProof.ACCEPTED, "tried, and still taken");

  private final Exposure exposure;

  ProofForm(Exposure exposure) {
    this.exposure = exposure;
  }

  Route route() {
    return Route.post(PATH, Access.needs(Role.ANALYST), this::add);
  }

  /**
   * The form for each credential; nothing for who may not.
   *
   * @param back the address to which it leads back, below that of the page
   */
  static Function<String, Content> on(Exchange exchange, String back) {
    return exchange.identity().may(Role.ANALYST)
        ? credential -> form(exchange, credential, back)
        : credential -> Parts.of();
  }

  private static Content form(Exchange exchange, String credential, String back) {
    Element select =
        Element.of("select").with("name", "proof").with("aria-label", "How it was seen");
    for (DeathProof proof : DeathProof.values()) {
      select.add(
          Element.of("option")
              .with("value", proof.word())
              .text(LABELS.getOrDefault(proof, proof.word())));
    }
    return Element.of("details")
        .add(
            Element.of("summary").text("Old secret seen to be dead"),
            Element.of("form", "stack")
                .with("method", "post")
                .with("action", PATH)
                .add(
                    Forms.csrf(exchange),
                    hidden("credential", credential),
                    hidden("back", back),
                    select,
                    Element.of("input")
                        .with("name", "note")
                        .with("maxlength", "1000")
                        .with("placeholder", "Where it was seen")
                        .with("aria-label", "Where it was seen"),
                    Element.of("button").with("type", "submit").text("Record")));
  }

  private static Element hidden(String name, String value) {
    return Element.of("input").with("type", "hidden").with("name", name).with("value", value);
  }

  private void add(Exchange exchange) throws IOException {
    String actor = Speaker.ofOrganisation(exchange);
    exposure.prove(
        new CredentialProof(
            exchange.form("credential").orElse(""),
            ProofApi.proof(exchange.form("proof").orElse("")),
            Optional.empty(),
            false,
            exchange.form("note").orElse("").strip()),
        actor);
    String back = exchange.form("back").orElse("");
    // Only the question is taken over, never an address.
    exchange.redirect(ExposurePages.PATH + (back.matches("[\\w.%+&=-]+") ? "?" + back : ""));
  }
}
