package cordon.app.ledger;

import cordon.ledger.Fact;
import cordon.ledger.FactProof;
import cordon.ledger.LedgerStatus;
import cordon.ledger.SignedCheckpoint;
import cordon.ledger.Verification;
import cordon.ledger.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JsonGenerator;

/** What the API and the commands say of the ledger, in the same words. */
public final class LedgerJson {
  private LedgerJson() {}

  static void status(JsonGenerator json, LedgerStatus status, VerifierKey key) {
    json.writeStartObject();
    json.writeStringProperty("origin", key.name());
    json.writeStringProperty("key", key.toString());
    json.writeNumberProperty("size", status.size());
    status.latest().ifPresent(latest -> checkpoint(json, latest));
    status
        .failure()
        .ifPresent(e -> json.writeStringProperty("failure", String.valueOf(e.getMessage())));
    json.writeEndObject();
  }

  private static void checkpoint(JsonGenerator json, SignedCheckpoint checkpoint) {
    json.writeObjectPropertyStart("checkpoint");
    json.writeNumberProperty("size", checkpoint.checkpoint().size());
    json.writeStringProperty("root", base64(checkpoint.checkpoint().root()));
    json.writeStringProperty("time", checkpoint.time().toString());
    json.writeStringProperty("note", checkpoint.note().format());
    json.writeEndObject();
  }

  /** Whether the ledger holds, and where not. */
  public static void verification(JsonGenerator json, Verification verification, String key) {
    json.writeStartObject();
    json.writeBooleanProperty("verified", verification instanceof Verification.Sound);
    switch (verification) {
      case Verification.Sound(long size, long unsigned, long checkpoints) -> {
        json.writeNumberProperty("size", size);
        json.writeNumberProperty("unsigned", unsigned);
        json.writeNumberProperty("checkpoints", checkpoints);
      }
      case Verification.Broken(long firstBad, String reason) -> {
        json.writeNumberProperty("first_bad", firstBad);
        json.writeStringProperty("reason", reason);
      }
    }
    json.writeStringProperty("key", key);
    json.writeEndObject();
  }

  /** A proof with its parts laid open; {@code proof} alone is enough to check it. */
  public static void proof(JsonGenerator json, FactProof proof, String key, boolean verified) {
    json.writeStartObject();
    json.writeNumberProperty("sequence", proof.inclusion().index());
    json.writeBooleanProperty("verified", verified);
    json.writeName("fact");
    json.writeRawValue(new String(proof.leaf(), StandardCharsets.UTF_8));
    json.writeNumberProperty("size", proof.inclusion().size());
    json.writeArrayPropertyStart("path");
    proof.inclusion().path().forEach(hash -> json.writeString(base64(hash)));
    json.writeEndArray();
    json.writeStringProperty("checkpoint", proof.note().format());
    json.writeStringProperty("proof", proof.text());
    json.writeStringProperty("key", key);
    json.writeEndObject();
  }

  static void fact(JsonGenerator json, Fact fact) {
    json.writeStartObject();
    json.writeNumberProperty("sequence", fact.sequence());
    json.writeStringProperty("id", fact.id());
    json.writeStringProperty("time", fact.time().toString());
    json.writeStringProperty("learned", fact.learned().toString());
    json.writeStringProperty("type", fact.type());
    json.writeStringProperty("actor", fact.actor());
    json.writeStringProperty("subject", fact.subject());
    json.writeName("body");
    json.writeRawValue(fact.body());
    json.writeEndObject();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
