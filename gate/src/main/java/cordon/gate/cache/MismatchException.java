package cordon.gate.cache;

import cordon.base.Digest;
import cordon.base.Problem;
import java.io.IOException;
import java.util.List;

/** The bytes that came are not those that the metadata promised. */
public final class MismatchException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient ArtifactRequest request;
  private final transient List<Digest> expected;
  private final transient Digest received;

  MismatchException(ArtifactRequest request, List<Digest> expected, Digest received) {
    super("expected " + expected + ", received " + received);
    this.request = request;
    this.expected = List.copyOf(expected);
    this.received = received;
  }

  public ArtifactRequest request() {
    return request;
  }

  public List<Digest> expected() {
    return expected;
  }

  public Digest received() {
    return received;
  }

  public Problem problem() {
    return Problem.of(
        "gate/digest-mismatch",
        "the upstream sent other bytes than its metadata promises",
        request.coordinate().purl()
            + " "
            + request.coordinate().file().orElse("")
            + ": expected "
            + expected.getFirst()
            + ", received "
            + received,
        "nothing was kept or passed on; try again, and if it stays so tell your security team");
  }
}
