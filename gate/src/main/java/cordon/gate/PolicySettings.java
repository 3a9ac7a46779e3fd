package cordon.gate;

import cordon.base.Ecosystem;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What decides by the administrator's will, beside waivers and blocks.
 *
 * @param coolDowns how old a release must be
 * @param freeze up to when releases are taken
 * @param trust how long a release waits that was published otherwise than those before it
 * @param owners to which upstream names belong; the first that covers a name counts
 * @param serveRemoved whether what was kept here and is clean passes after its upstream took it
 *     back
 */
public record PolicySettings(
    CoolDowns coolDowns,
    Freeze freeze,
    TrustRules trust,
    List<NameOwner> owners,
    boolean serveRemoved) {

  public static final PolicySettings DEFAULT =
      new PolicySettings(CoolDowns.DEFAULT, Freeze.NONE, TrustRules.DEFAULT, List.of(), false);

  public PolicySettings {
    owners = List.copyOf(owners);
  }

  /** The other upstream to which a name belongs; empty where this one may be asked. */
  public Optional<NameOwner> foreignOwner(Upstream upstream, String packageName) {
    return owner(upstream.ecosystem(), packageName)
        .filter(o -> !o.upstream().equals(upstream.name()));
  }

  /** To whom a name belongs; empty where nobody said. */
  public Optional<NameOwner> owner(Ecosystem ecosystem, String packageName) {
    return owners.stream().filter(o -> o.covers(ecosystem, packageName)).findFirst();
  }

  public PolicySettings with(CoolDowns other) {
    return new PolicySettings(other, freeze, trust, owners, serveRemoved);
  }

  public PolicySettings with(Freeze other) {
    return new PolicySettings(coolDowns, other, trust, owners, serveRemoved);
  }

  public PolicySettings with(TrustRules other) {
    return new PolicySettings(coolDowns, freeze, other, owners, serveRemoved);
  }

  public PolicySettings with(List<NameOwner> others) {
    return new PolicySettings(coolDowns, freeze, trust, others, serveRemoved);
  }

  /** The same, with what upstreams took back and is clean. */
  public PolicySettings servingRemoved() {
    return new PolicySettings(coolDowns, freeze, trust, owners, true);
  }

  /** Equal texts decide equally: maps in order, whatever order they were made in. */
  String fingerprint() {
    return String.join(
        "\n",
        new TreeMap<>(coolDowns.general()).toString(),
        new TreeMap<>(coolDowns.attested()).toString(),
        coolDowns.rules().toString(),
        String.valueOf(coolDowns.fixLane()),
        freeze.everywhere().toString(),
        new TreeMap<>(freeze.byUpstream()).toString(),
        new TreeMap<>(trust.lostProvenance()).toString(),
        new TreeMap<>(trust.newPublisher()).toString(),
        owners.toString(),
        String.valueOf(serveRemoved));
  }
}
