package cordon.gate.override;

import cordon.base.Problem;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.VersionSelector;
import cordon.gate.WaiverRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a request must say, and what a grant may give. */
final class RequestRules {
  private RequestRules() {}

  static void check(Requests.Draft draft, Instant now) {
    ExceptionProblems.refuse(
        OverrideRules.checkReason(draft.reason()).map(RequestRules::asRequest));
    if (draft.release().name().indexOf('*') >= 0) {
      throw ExceptionProblems.request(
              "purl", "a request is for one release", "ask an approver for a waiver by pattern")
          .asException();
    }
    ExceptionProblems.refuse(
        OverrideRules.checkEnd(Optional.of(draft.expires()), now).map(RequestRules::asRequest));
  }

  static void checkOpen(List<WaiverRequest> open, WaiverRequest asked) {
    List<WaiverRequest> own =
        open.stream().filter(q -> q.createdBy().equals(asked.createdBy())).toList();
    own.stream()
        .filter(q -> q.release().equals(asked.release()))
        .findFirst()
        .ifPresent(q -> {
          throw ExceptionProblems.asked(q.id());
        });
    if (own.size() >= Requests.MOST_OPEN) {
      throw ExceptionProblems.request(
              "purl", own.size() + " requests of yours are open", "wait until some are decided")
          .asException();
    }
  }

  static void checkDecline(String reason) {
    ExceptionProblems.refuse(OverrideRules.checkReason(reason).map(RequestRules::asRequest));
  }

  /** The waiver that a grant makes. */
  static OverrideDraft granted(WaiverRequest asked, Requests.Terms terms, Instant now) {
    ExceptionProblems.refuse(OverrideRules.checkNote(terms.note()));
    if (!asked.expires().isAfter(now)) {
      throw ExceptionProblems.lapsed(asked.id(), asked.expires());
    }
    Instant end = terms.expires().orElse(asked.expires());
    if (end.isAfter(asked.expires())) {
      throw ExceptionProblems.wider("asked for until " + asked.expires() + ", given until " + end);
    }
    if (terms.malicious() && !asked.malicious()) {
      throw ExceptionProblems.wider("nobody asked to lift a known-malicious claim");
    }
    String version = asked.release().version();
    Optional<VersionSelector> bytes =
        terms.digest().map(d -> new VersionSelector.Bytes(d, Optional.of(version)));
    OverrideDraft draft =
        new OverrideDraft(
            Kind.WAIVER,
            asked.release().ecosystem(),
            asked.release().name(),
            bytes.orElseGet(() -> new VersionSelector.Exact(version)),
            terms.malicious(),
            asked.reason(),
            asked.createdBy(),
            Optional.of(end));
    ExceptionProblems.refuse(OverrideRules.check(draft, now));
    return draft;
  }

  private static Problem asRequest(Problem override) {
    return Problem.of(
        ExceptionProblems.BAD_REQUEST,
        "the request cannot be taken",
        override.detail(),
        override.remedy());
  }
}
