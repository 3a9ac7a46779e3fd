package cordon.gate.commands;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** What waivers and blocks have in common. */
final class OverrideOptions {
  @Parameters(
      paramLabel = "PURL",
      description = {
        "The package, such as pkg:npm/left-pad, or one release of it, such as",
        "pkg:npm/left-pad@1.3.0. A * in the name stands for any characters."
      })
  private String purl = "";

  @Option(
      names = "--range",
      paramLabel = "RANGE",
      description = {
        "Only these versions, as the ecosystem writes ranges (\">=1.2 <2\") or as",
        "vers:npm/>=1.2.0|<2.0.0."
      })
  private @Nullable String range;

  @Option(
      names = "--digest",
      paramLabel = "DIGEST",
      description = "Only the artifact with this digest, such as sha256:<64 hexadecimal digits>.")
  private @Nullable String digest;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for whoever reads it later.")
  private String reason = "";

  @Option(names = "--owner", paramLabel = "WHO", description = "Who answers for it (default: you).")
  private @Nullable String owner;

  /** The one release that is meant, where it is one by name and version. */
  Optional<String> release() {
    boolean one =
        range == null && digest == null && purl.indexOf('@', 1 + purl.lastIndexOf('/')) > 0;
    return one && purl.indexOf('*') < 0 ? Optional.of(purl) : Optional.empty();
  }

  void write(JsonGenerator json) {
    json.writeStringProperty("purl", purl);
    json.writeStringProperty("reason", reason);
    text(json, "range", range);
    text(json, "digest", digest);
    text(json, "owner", owner);
  }

  /** Leaves out what was not given. */
  static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }
}
