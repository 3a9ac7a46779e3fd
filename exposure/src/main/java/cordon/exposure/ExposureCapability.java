package cordon.exposure;

import cordon.exposure.api.AnswerApi;
import cordon.exposure.api.EverydayApi;
import cordon.exposure.api.EvidenceApi;
import cordon.exposure.api.FindingApi;
import cordon.exposure.api.InquiryApi;
import cordon.exposure.api.InventoryApi;
import cordon.exposure.api.ObservationApi;
import cordon.exposure.api.ProofApi;
import cordon.exposure.api.StandingApi;
import cordon.exposure.api.UploadApi;
import cordon.exposure.pages.ExposurePages;
import cordon.exposure.pages.FindingPages;
import cordon.formats.sbom.schema.SbomSchemas;
import cordon.web.Capability;
import cordon.web.HealthCheck;
import cordon.web.NavEntry;
import cordon.web.Route;
import cordon.web.api.Idempotency;
import java.util.ArrayList;
import java.util.List;

/** What exposure adds to the house. */
public final class ExposureCapability {
  private static final int ORDER = 50;

  private ExposureCapability() {}

  /**
   * @param schemas that documents can be held to
   * @param largestUpload bytes of one request that brings documents
   */
  public static Capability of(
      Exposure exposure,
      StandingExposures standing,
      Inquiries inquiries,
      AdvisorySource advisories,
      Idempotency idempotency,
      SbomSchemas schemas,
      long largestUpload) {
    Findings findings = new Findings(exposure, advisories);
    List<Route> routes = new ArrayList<>(new ObservationApi(exposure).routes());
    routes.addAll(new EvidenceApi(exposure, schemas).routes());
    routes.addAll(new UploadApi(exposure, idempotency, largestUpload).routes());
    routes.addAll(new AnswerApi(exposure, advisories.find()).routes());
    routes.addAll(new EverydayApi(exposure).routes());
    routes.addAll(new InventoryApi(exposure).routes());
    routes.addAll(new InquiryApi(inquiries).routes());
    routes.addAll(new StandingApi(standing, idempotency).routes());
    routes.addAll(new ProofApi(exposure, idempotency).routes());
    routes.addAll(new ExposurePages(exposure, standing, inquiries, advisories.find()).routes());
    routes.addAll(new FindingApi(findings).routes());
    routes.addAll(new FindingPages(findings).routes());
    return new Capability(
            "exposure", routes, List.of(new NavEntry("Exposure", ExposurePages.PATH, ORDER)))
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
