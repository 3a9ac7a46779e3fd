package cordon.exposure;

import cordon.exposure.api.ObservationApi;
import cordon.web.Capability;
import cordon.web.HealthCheck;
import cordon.web.api.Idempotency;
import java.util.List;

/** What exposure adds to the house. */
public final class ExposureCapability {
  private ExposureCapability() {}

  public static Capability of(Exposure exposure, Idempotency idempotency) {
    return new Capability("exposure", new ObservationApi(exposure, idempotency).routes(), List.of())
        .withHealth(new HealthCheck("exposure", false, () -> health(exposure)));
  }

  /** Pulls that cannot be taken in make answers late, but nothing is lost. */
  private static HealthCheck.Result health(Exposure exposure) {
    return HealthCheck.Result.ok(
        exposure
            .lastLearned()
            .map(at -> "last heard of something at " + at)
            .orElse("nothing was observed yet"));
  }
}
