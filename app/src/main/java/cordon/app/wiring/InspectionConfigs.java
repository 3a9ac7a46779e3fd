package cordon.app.wiring;

import cordon.app.config.InspectSettings;
import cordon.base.Problem;
import cordon.gate.InspectionSettings;
import cordon.inspect.chain.ChainRule;
import cordon.inspect.rules.RuleSet;
import cordon.inspect.rules.Rules;
import cordon.inspect.suppress.Suppression;
import cordon.inspect.suppress.Suppressions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns settings into what the gate inspects by. */
final class InspectionConfigs {
  private static final Logger log = LoggerFactory.getLogger(InspectionConfigs.class);

  private InspectionConfigs() {}

  /**
   * @param folder against which the paths of files count
   * @param today in UTC, to say which suppressions do nothing any more
   * @throws cordon.base.ProblemException when a file is broken or cannot be read
   */
  static InspectionSettings of(InspectSettings settings, Path folder, LocalDate today) {
    Rules rules = Rules.own(settings.indicators());
    for (String file : settings.rules()) {
      rules.add(file, content(folder, file, "inspect.rules"));
    }
    RuleSet built = rules.build();
    return new InspectionSettings(
        built, settings.budget(), settings.rules(), suppressions(settings, folder, today, built));
  }

  private static List<Suppression> suppressions(
      InspectSettings settings, Path folder, LocalDate today, RuleSet rules) {
    Set<String> ids = rules.chains().stream().map(ChainRule::id).collect(Collectors.toSet());
    List<Suppression> all = new ArrayList<>();
    for (String file : settings.suppressions()) {
      Suppressions read =
          Suppressions.read(
              file, content(folder, file, "inspect.suppressions"), rules.convicting(), today);
      read.idle(ids).forEach(each -> log.warn("{}: {}", file, each));
      all.addAll(read.all());
    }
    return all;
  }

  private static byte[] content(Path folder, String file, String setting) {
    Path path = folder.resolve(file);
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw Problem.of(
              "config/rule-file",
              "cannot read " + path,
              e.toString(),
              "mend `" + setting + "` in cordon.toml, or the file's permissions")
          .asException();
    }
  }
}
