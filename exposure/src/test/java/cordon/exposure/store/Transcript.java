package cordon.exposure.store;

import cordon.exposure.observation.Chronicle;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Event;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.ReleaseList;
import cordon.exposure.observation.ReleaseTime;
import cordon.exposure.observation.Sighting;
import cordon.exposure.observation.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes down what a chronicle tells. */
final class Transcript implements Chronicle.Listener {
  final List<String> lines = new ArrayList<>();
  final List<Inventory> inventories = new ArrayList<>();

  static Transcript of(Chronicle chronicle, Instant asOf) {
    Transcript transcript = new Transcript();
    chronicle.replay(asOf, transcript);
    return transcript;
  }

  @Override
  public void sighting(Sighting sighting) {
    lines.add(sighting.toString());
    inventories.add(sighting.inventory());
  }

  @Override
  public void event(Event event) {
    lines.add(event.toString());
  }

  @Override
  public void statement(Statement statement) {
    lines.add(statement.toString());
  }

  @Override
  public void released(ReleaseTime time) {
    lines.add(time.toString());
  }

  @Override
  public void listed(ReleaseList list) {
    lines.add(list.toString());
  }

  @Override
  public void description(Description d) {
    Map<String, String> sorted = new TreeMap<>(d.attributes());
    lines.add("%s %s %s %s %s".formatted(d.source(), d.stream(), d.entity(), sorted, d.learned()));
  }
}
