package cordon.exposure.api;

import cordon.exposure.CredentialProof;
import cordon.exposure.Exposure;
import cordon.exposure.observation.DeathProof;
import cordon.exposure.store.StoredDocument;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Role;
import cordon.web.Route;
import cordon.web.api.ApiAnswer;
import cordon.web.api.Idempotency;
import cordon.web.api.JsonBody;
import cordon.web.api.ParameterText;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /api/v1/credentials/proofs}: only what was seen to be dead is ticked off. */
public final class ProofApi {
  private static final Set<String> FIELDS =
      new LinkedHashSet<>(List.of("credential", "proof", "at", "retired", "note"));

  private final Exposure exposure;
  private final Idempotency idempotency;

  public ProofApi(Exposure exposure, Idempotency idempotency) {
    this.exposure = exposure;
    this.idempotency = idempotency;
  }

  public List<Route> routes() {
    return List.of(Route.post("/api/v1/credentials/proofs", Access.needs(Role.ANALYST), this::add));
  }

  private void add(Exchange exchange) throws IOException {
    String actor = Speaker.ofOrganisation(exchange);
    JsonBody body = JsonBody.read(exchange, FIELDS);
    CredentialProof proof =
        new CredentialProof(
            body.requiredText("credential"),
            proof(body.requiredText("proof")),
            body.text("at").map(text -> ParameterText.instant("at", text)),
            body.flag("retired"),
            body.text("note").orElse(""));
    idempotency.answer(
        exchange,
        body.bytes(),
        () -> {
          StoredDocument kept = exposure.prove(proof, actor);
          return ApiAnswer.of(
              201,
              json -> {
                json.writeStartObject();
                json.writeStringProperty("credential", proof.credential());
                json.writeStringProperty("proof", proof.proof().word());
                json.writeStringProperty("at", kept.observed().toString());
                json.writeBooleanProperty("dead", proof.proof().dead());
                json.writeNumberProperty("document", kept.id());
                json.writeNumberProperty("fact", kept.fact());
                json.writeEndObject();
              });
        });
  }

  /** The proof that a word names. */
  public static DeathProof proof(String word) {
    return DeathProof.of(word)
        .orElseThrow(() ->
            ParameterText.bad(
                    "proof",
                    "`" + word + "` is no kind of proof",
                    "write "
                        + Stream.of(DeathProof.values())
                            .map(DeathProof::word)
                            .collect(Collectors.joining(", ")))
                .asException());
  }
}
