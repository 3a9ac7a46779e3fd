package cordon.gate.commands.inspect;

import cordon.formats.sarif.SarifFingerprint;
import cordon.formats.sarif.SarifLevel;
import cordon.formats.sarif.SarifPlace;
import cordon.formats.sarif.SarifResult;
import cordon.formats.sarif.SarifRule;
import cordon.gate.commands.inspect.EnvironmentRun.InspectedEnvironment;
import cordon.inspect.environment.Environment;
import cordon.inspect.environment.Oddity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an installer's notes do not account for, in the words of SARIF. */
final class EnvironmentSarif {
  private EnvironmentSarif() {}

  static List<SarifRule> rules() {
    return Arrays.stream(Oddity.Kind.values()).map(EnvironmentSarif::rule).toList();
  }

  static List<SarifResult> results(InspectedEnvironment found) {
    return found.environment().oddities().stream().map(oddity -> result(found, oddity)).toList();
  }

  private static SarifResult result(InspectedEnvironment found, Oddity oddity) {
    Environment environment = found.environment();
    String path =
        environment.path().isEmpty()
            ? oddity.path()
            : oddity.path().substring(environment.path().length() + 1);
    String file = found.path() + "/" + path;
    SarifRule rule = rule(oddity.kind());
    return SarifResult.at(
        rule,
        path + (oddity.detail().isEmpty() ? "" : ": " + oddity.detail()) + ": " + rule.text(),
        Optional.of(new SarifPlace(file, 1)),
        new SarifFingerprint("cordonFinding/v1", rule.id() + "\n" + file));
  }

  private static SarifRule rule(Oddity.Kind kind) {
    String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return SarifRule.of(
        "cordon/installed-" + word,
        kind.badNews() ? SarifLevel.WARNING : SarifLevel.NOTE,
        "installed files that " + kind.words());
  }
}
