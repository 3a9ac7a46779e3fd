package cordon.advisories.index;

import cordon.advisories.AffectedName;
import cordon.base.Ecosystem;
import cordon.formats.osv.AffectedPackage;
import cordon.formats.osv.OsvRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the index needs of one record, some hundred bytes: the form in which it is stored beside the
 * record, because to read a quarter of a million records again takes seconds of every start.
 *
 * @param head of {@link ClaimHead}
 * @param claims one for each package
 * @param former packages that earlier revisions named and this one does not: another server may
 *     still answer by any of them
 */
public record PackedRecord(
    String source, String id, byte[] head, List<PackageClaim> claims, List<AffectedName> former) {

  /** Grows with every change of the form, or of what records mean ({@link AffectedPackage}). */
  public static final int FORMAT = 2;

  /** A claim about one package. */
  public record PackageClaim(AffectedName name, byte[] coverage) {}

  /**
   * @param before packages that earlier revisions named
   */
  public static PackedRecord of(
      String source, OsvRecord osv, Instant firstSeen, Collection<AffectedName> before) {
    List<PackageClaim> claims = new ArrayList<>();
    Set<AffectedName> former = new LinkedHashSet<>(before);
    for (AffectedPackage affected : AffectedPackage.of(osv)) {
      AffectedName name = new AffectedName(affected.ecosystem(), affected.name());
      claims.add(new PackageClaim(name, Claim.coverage(affected)));
      former.remove(name);
    }
    return new PackedRecord(
        source,
        osv.id(),
        ClaimHead.pack(osv, source, firstSeen),
        List.copyOf(claims),
        List.copyOf(former));
  }

  /** All packages that this record names or ever named. */
  public List<AffectedName> everNamed() {
    List<AffectedName> all = new ArrayList<>(former);
    claims.forEach(claim -> all.add(claim.name()));
    return all;
  }

  public boolean malicious() {
    return ClaimHead.malicious(head);
  }

  public byte[] toBytes() {
    Packer out = new Packer().block(head).number(claims.size());
    for (PackageClaim claim : claims) {
      name(out, claim.name()).block(claim.coverage());
    }
    out.number(former.size());
    former.forEach(name -> name(out, name));
    return out.bytes();
  }

  private static Packer name(Packer out, AffectedName name) {
    return out.text(name.ecosystem().purlType()).text(name.name());
  }

  /** What {@link #toBytes} wrote under the present {@link #FORMAT}. */
  public static PackedRecord read(String source, String id, byte[] bytes) {
    Unpacker in = new Unpacker(bytes);
    byte[] head = in.block();
    int count = (int) in.number();
    List<PackageClaim> claims = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      claims.add(new PackageClaim(name(in), in.block()));
    }
    int names = (int) in.number();
    List<AffectedName> former = new ArrayList<>(names);
    for (int i = 0; i < names; i++) {
      former.add(name(in));
    }
    return new PackedRecord(source, id, head, claims, former);
  }

  private static AffectedName name(Unpacker in) {
    Ecosystem ecosystem = Ecosystem.ofPurlType(in.text()).orElseThrow();
    return new AffectedName(ecosystem, in.text());
  }
}
