package cordon.gate;

import cordon.web.Capability;
import cordon.web.NavEntry;
import java.util.List;

/** What the gate adds to the house. */
public final class GateCapability {
  /** Class path folder of the migrations. */
  public static final String MIGRATIONS = "cordon/gate/migrations";

  private GateCapability() {}

  public static Capability of(Gate gate) {
    return new Capability("gate", gate.routes(), List.<NavEntry>of());
  }
}
