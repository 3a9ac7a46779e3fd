package cordon.gate.index;

import java.util.List;
import java.util.Optional;

/**
 * How an artifact was published, as far as the upstream states it; none of it is verified here.
 *
 * @param attested whether the upstream states an attestation of this very file
 * @param publisher the account that published it
 * @param changes what is otherwise than with the releases before it
 */
public record Publication(boolean attested, Optional<String> publisher, List<Change> changes) {
  /** Of an upstream that states nothing. */
  public static final Publication UNSTATED = new Publication(false, Optional.empty(), List.of());

  /** Something that a release does otherwise than those before it. */
  public sealed interface Change {

    /**
     * Releases before it were attested.
     *
     * @param last the newest of them
     */
    record LostProvenance(String last) implements Change {}

    /**
     * None of the releases before it was published by this account.
     *
     * @param now the account; empty where the upstream states none any more
     * @param before those of the releases before it
     */
    record NewPublisher(Optional<String> now, List<String> before) implements Change {
      public NewPublisher {
        before = List.copyOf(before);
      }
    }
  }

  public Publication {
    changes = List.copyOf(changes);
  }

  /** As read from a document, before it is compared with others. */
  public static Publication stated(boolean attested, Optional<String> publisher) {
    return new Publication(attested, publisher, List.of());
  }

  Publication with(List<Change> found) {
    return new Publication(attested, publisher, found);
  }
}
