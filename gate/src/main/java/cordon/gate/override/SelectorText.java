package cordon.gate.override;

import cordon.base.vers.Vers;
import cordon.gate.VersionSelector;
import cordon.gate.index.DigestText;
import java.util.Optional;

/** A version selector as two columns: what kind, and its value. */
final class SelectorText {
  /** Between a digest and the one version of which it must be; in no digest. */
  private static final String OF = " of ";

  private SelectorText() {}

  static String kind(VersionSelector selector) {
    return switch (selector) {
      case VersionSelector.Any any -> "any";
      case VersionSelector.Exact exact -> "exact";
      case VersionSelector.Range range -> "range";
      case VersionSelector.Bytes bytes -> "digest";
    };
  }

  static String value(VersionSelector selector) {
    return switch (selector) {
      case VersionSelector.Any any -> "";
      case VersionSelector.Exact exact -> exact.version();
      case VersionSelector.Range range -> range.range().toString();
      case VersionSelector.Bytes bytes ->
          bytes.digest() + bytes.version().map(version -> OF + version).orElse("");
    };
  }

  static VersionSelector parse(String kind, String value) {
    return switch (kind) {
      case "any" -> new VersionSelector.Any();
      case "exact" -> new VersionSelector.Exact(value);
      case "range" -> new VersionSelector.Range(Vers.parse(value));
      case "digest" -> bytes(value);
      default -> throw new IllegalStateException("unknown version selector in store: " + kind);
    };
  }

  private static VersionSelector bytes(String value) {
    int of = value.indexOf(OF);
    return of < 0
        ? new VersionSelector.Bytes(DigestText.parse(value))
        : new VersionSelector.Bytes(
            DigestText.parse(value.substring(0, of)),
            Optional.of(value.substring(of + OF.length())));
  }
}
