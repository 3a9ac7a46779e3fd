package cordon.gate.api;

import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.VersionSelector;
import cordon.gate.override.OverrideTarget;
import cordon.gate.override.VersionText;
import cordon.web.api.JsonBody;
import cordon.web.api.ParameterText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A waiver or block as a request states it. */
final class OverrideRequest {
  static final Set<String> FIELDS =
      new LinkedHashSet<>(
          List.of("purl", "range", "digest", "reason", "expires", "malicious", "owner"));

  private OverrideRequest() {}

  /**
   * @param actor answers for it where the request names nobody
   * @throws cordon.base.ProblemException naming the field that cannot be used
   */
  static OverrideDraft draft(Kind kind, JsonBody body, String actor) {
    OverrideTarget target = OverrideTarget.ofPurl(body.requiredText("purl"));
    return new OverrideDraft(
        kind,
        target.ecosystem(),
        target.name(),
        selector(target, body),
        body.flag("malicious"),
        body.requiredText("reason"),
        body.text("owner").orElse(actor),
        body.text("expires").map(text -> ParameterText.instant("expires", text)));
  }

  private static VersionSelector selector(OverrideTarget target, JsonBody body) {
    Optional<VersionSelector> range =
        body.text("range")
            .map(text -> new VersionSelector.Range(VersionText.range(target.ecosystem(), text)));
    Optional<VersionSelector> digest =
        body.text("digest").map(text -> new VersionSelector.Bytes(VersionText.digest(text)));
    return target.selector(Stream.of(range, digest).flatMap(Optional::stream).toList());
  }
}
