package cordon.gate.npm;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The process that {@link KillTest} kills: a gate in the middle of a download. */
final class KilledDownload {
  private KilledDownload() {}

  public static void main(String[] args) throws Exception {
    GateConfig config = GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, URI.create(args[1]))));
    GateHouse house = GateHouse.open(Path.of(args[0]), config);
    house.get("/npm/left/-/left-0.9.0.tgz");
    System.out.println("asking");
    house.get("/npm/left/-/left-1.0.0.tgz");
    System.out.println("served");
  }
}
