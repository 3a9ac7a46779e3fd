package cordon.inspect.python;

import cordon.inspect.fact.Reference;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;

/**
 * Entry points that {@code setup()} is given: which modules other programs load once the
 * distribution is installed. Each group is a unit of the file that leads there.
 */
public final class EntryPoints {
  /** Begins the name of the unit of a group, which no function has. */
  public static final String UNIT = "entry points: ";

  private final Evaluator evaluator;

  EntryPoints(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  void of(Invocation setup) {
    Value given = setup.keywords().getOrDefault("entry_points", Value.UNKNOWN);
    if (given.known() instanceof Known.Pairs(Map<String, Value> groups)) {
      groups.forEach((group, points) -> group(group, points, setup.at()));
    }
    given.text().ifPresent(text -> ini(text, setup.at()));
  }

  private void group(String group, Value points, int at) {
    for (Value point : points.items().orElse(List.of(points))) {
      point.text().ifPresent(text -> text.lines().forEach(line -> point(group, line, at)));
    }
  }

  private void ini(String text, int at) {
    String group = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("[") && line.endsWith("]")) {
        group = line.substring(1, line.length() - 1).strip();
      } else {
        point(group, line, at);
      }
    }
  }

  /** {@code name = module:function}. */
  private void point(String group, String line, int at) {
    String target = line.substring(line.indexOf('=') + 1).split("[\\[;]", 2)[0].strip();
    int colon = target.indexOf(':');
    String module = colon < 0 ? target : target.substring(0, colon).strip();
    String unit = colon < 0 ? "" : target.substring(colon + 1).strip();
    if (!module.isEmpty()) {
      Reference.Module called = evaluator.code.modules.module(module);
      evaluator.session.sink.refer(
          UNIT + group,
          evaluator.code.layer.line(at),
          new Reference.Module(called.name(), called.folder(), unit));
    }
  }
}
