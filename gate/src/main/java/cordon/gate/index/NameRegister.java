package cordon.gate.index;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.NameOwner;
import cordon.gate.PolicySettings;
import cordon.gate.Upstream;
import cordon.store.Database;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which names belong where: by the settings, and as far as private upstreams have been asked. In
 * memory; what was asked before stands in the store.
 */
public final class NameRegister {

  private record Name(Ecosystem ecosystem, String name) {}

  private final PolicySettings settings;
  private final Map<Name, String> ownNames = new ConcurrentHashMap<>();

  private NameRegister(PolicySettings settings) {
    this.settings = settings;
  }

  /**
   * Reads for which names documents of private upstreams are kept; what is kept besides, such as
   * checksum files, begins with a slash.
   */
  public static NameRegister open(GateConfig config, Database database) {
    NameRegister register = new NameRegister(config.policy());
    for (Upstream upstream : config.upstreams()) {
      if (!upstream.open()) {
        database
            .read(h ->
                h.createQuery(
                        "select name from gate_document where upstream = :upstream"
                            + " and name not like '/%'")
                    .bind("upstream", upstream.key())
                    .mapTo(String.class)
                    .list())
            .forEach(name -> register.has(upstream, name));
      }
    }
    return register;
  }

  /**
   * Called before an upstream is asked about a name in any way: the question alone would tell it
   * the name.
   *
   * @throws ForeignNameException when the name belongs to another one
   */
  public void require(Upstream upstream, String name) throws ForeignNameException {
    Optional<NameOwner> owner = settings.foreignOwner(upstream, name);
    if (owner.isPresent()) {
      throw new ForeignNameException(upstream, name, owner.get());
    }
  }

  /** Notes that an upstream has a package of this name. */
  public void has(Upstream upstream, String name) {
    if (!upstream.open()) {
      ownNames.putIfAbsent(new Name(upstream.ecosystem(), name), upstream.name());
    }
  }

  /**
   * The private upstream that has a package of the same name; empty also where none was ever asked.
   */
  public Optional<String> namesake(Upstream upstream, String name) {
    return ownNames.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(ownNames.get(new Name(upstream.ecosystem(), name)))
            .filter(own -> !own.equals(upstream.name()));
  }
}
