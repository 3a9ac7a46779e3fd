package cordon.exposure;

import cordon.base.NearestName;
import cordon.base.Problem;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.Description;
import cordon.exposure.store.Said;
import cordon.exposure.store.StoredDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Takes in proofs that secrets are dead. */
final class ProofIntake {
  private static final int LONGEST_NOTE = 1_000;

  private final StatementIntake statements;

  ProofIntake(StatementIntake statements) {
    this.statements = statements;
  }

  /**
   * @param graph of what is known now
   * @throws cordon.base.ProblemException where the credential is not known, or the time is none
   */
  StoredDocument add(TemporalGraph graph, CredentialProof proof, Instant now, String actor) {
    Entity credential = new Entity(EntityKind.CREDENTIAL, proof.credential());
    if (graph.find(credential).isEmpty()) {
      throw unknown(graph, proof.credential()).asException();
    }
    if (proof.note().length() > LONGEST_NOTE) {
      throw bad("`note` is longer than " + LONGEST_NOTE, "say it shorter").asException();
    }
    Instant at = proof.at().orElse(now);
    if (!ClockTolerance.allows(at, now)) {
      throw bad("`" + at + "` lies ahead, or before 1970", "give the time at which it was seen")
          .asException();
    }
    Map<String, String> attributes = attributes(proof, at);
    Map<String, String> content = new TreeMap<>(attributes);
    content.put("credential", proof.credential());
    return statements.add(
        new StatementIntake.Statement(
            "proof.json",
            "proof",
            "proof/" + proof.credential(),
            at,
            List.of(new Said.Described(credential, attributes)),
            content),
        actor);
  }

  /** All that an earlier proof may have said is said anew. */
  private static Map<String, String> attributes(CredentialProof proof, Instant at) {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put(Description.PROOF, proof.proof().word());
    attributes.put(Description.PROVEN_DEAD, at.toString());
    attributes.put(Description.RETIRED, proof.retired() ? "yes" : "no");
    attributes.put(Description.NOTE, proof.note());
    return attributes;
  }

  private static Problem unknown(TemporalGraph graph, String name) {
    List<String> names =
        IntStream.range(0, graph.entities())
            .mapToObj(graph::entity)
            .filter(entity -> entity.kind() == EntityKind.CREDENTIAL)
            .map(Entity::name)
            .toList();
    return Problem.of(
        "exposure/no-such-credential",
        "no credential of this name is known",
        "`"
            + name
            + "`"
            + NearestName.of(name, names).map(n -> "; did you mean `" + n + "`?").orElse(""),
        "name it as the estate file does; `cordon exposure` lists those within reach");
  }

  private static Problem bad(String why, String remedy) {
    return Problem.of("exposure/bad-proof", "the proof cannot be used", why, remedy);
  }
}
