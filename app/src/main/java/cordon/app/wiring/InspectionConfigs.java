package cordon.app.wiring;

import cordon.app.config.CordonSettings;
import cordon.base.Problem;
import cordon.gate.InspectionSettings;
import cordon.inspect.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns settings into what the gate inspects by. */
final class InspectionConfigs {
  private InspectionConfigs() {}

  /**
   * @param folder against which the paths of rule files count
   * @throws cordon.base.ProblemException when a rule file is broken or cannot be read
   */
  static InspectionSettings of(CordonSettings.Inspect settings, Path folder) {
    Rules rules = Rules.own(settings.indicators());
    for (String file : settings.rules()) {
      rules.add(file, content(folder.resolve(file)));
    }
    return new InspectionSettings(rules.build(), settings.budget(), settings.rules());
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw Problem.of(
              "config/rule-file",
              "cannot read the rule file " + file,
              e.toString(),
              "mend `inspect.rules` in cordon.toml, or the file's permissions")
          .asException();
    }
  }
}
