package cordon.advisories.index;

import cordon.advisories.AdvisoryMatch;
import cordon.formats.osv.AffectedPackage;
import cordon.formats.osv.Coverage;
import cordon.formats.osv.Event;
import cordon.formats.osv.EventType;
import cordon.formats.osv.Range;
import cordon.formats.osv.RangeType;
import cordon.formats.osv.VersionQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One record's claim about one package, packed into bytes. A quarter of a million records as
 * objects would take gigabytes; packed they take some hundreds of bytes each, and only those of the
 * one package that is asked about are ever read.
 */
final class Claim {
  private static final EventType[] EVENT_TYPES = EventType.values();
  private static final RangeType[] RANGE_TYPES = RangeType.values();

  private final byte[] head;
  private final byte[] coverage;

  /**
   * @param head of {@link ClaimHead}, shared by the claims of one record
   * @param coverage of {@link #coverage}
   */
  Claim(byte[] head, byte[] coverage) {
    this.head = head;
    this.coverage = coverage;
  }

  /** What a record says of one package. */
  static byte[] coverage(AffectedPackage affected) {
    Packer out = new Packer();
    out.texts(affected.versions()).flag(affected.rest()).number(affected.ranges().size());
    for (Range range : affected.ranges()) {
      out.number(range.type().ordinal()).number(range.events().size());
      for (Event event : range.events()) {
        out.number(event.type().ordinal()).text(event.version());
      }
    }
    return out.bytes();
  }

  /**
   * @param beginning of {@link ClaimHead#beginning}
   */
  boolean isOf(byte[] beginning) {
    return head.length >= beginning.length
        && Arrays.equals(head, 0, beginning.length, beginning, 0, beginning.length);
  }

  Coverage covers(VersionQuery asked) {
    Unpacker in = new Unpacker(coverage);
    if (in.textsContain(asked.version().canonical().getBytes(StandardCharsets.UTF_8))) {
      return Coverage.AFFECTED;
    }
    boolean rest = in.flag();
    List<Range> ranges = ranges(in);
    return new AffectedPackage(asked.ecosystem(), "", List.of(), ranges, rest).covers(asked);
  }

  /** Whether a range ends at exactly this version. */
  boolean fixedBy(VersionQuery asked) {
    Unpacker in = new Unpacker(coverage);
    boolean listed = in.textsContain(asked.version().canonical().getBytes(StandardCharsets.UTF_8));
    boolean nameOnly = in.flag();
    List<Range> ranges = ranges(in);
    return !listed
        && new AffectedPackage(asked.ecosystem(), "", List.of(), ranges, nameOnly).fixedBy(asked);
  }

  private static List<Range> ranges(Unpacker in) {
    int count = (int) in.number();
    List<Range> ranges = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      RangeType type = RANGE_TYPES[(int) in.number()];
      int size = (int) in.number();
      List<Event> events = new ArrayList<>(size);
      for (int j = 0; j < size; j++) {
        events.add(new Event(EVENT_TYPES[(int) in.number()], in.text()));
      }
      ranges.add(new Range(type, "", events));
    }
    return ranges;
  }

  AdvisoryMatch match(boolean sure) {
    return ClaimHead.unpack(head, sure);
  }
}
