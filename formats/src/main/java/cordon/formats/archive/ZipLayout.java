package cordon.formats.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Which bytes of a zip belong to a listed entry. */
final class ZipLayout {
  private final List<Range> ranges = new ArrayList<>();

  /** From the first byte to before the last. */
  record Range(long from, long to) {
    boolean empty() {
      return from >= to;
    }
  }

  void add(long from, long to) {
    ranges.add(new Range(from, to));
  }

  /** The first byte that belongs to two entries. */
  OptionalLong overlap() {
    long end = 0;
    for (Range range : sorted()) {
      if (range.from() < end) {
        return OptionalLong.of(range.from());
      }
      end = range.to();
    }
    return OptionalLong.empty();
  }

  /** What belongs to no entry, before a position. */
  List<Range> gaps(long end) {
    List<Range> gaps = new ArrayList<>();
    long at = 0;
    for (Range range : sorted()) {
      gaps.add(new Range(at, range.from()));
      at = Math.max(at, range.to());
    }
    gaps.add(new Range(at, end));
    gaps.removeIf(Range::empty);
    return gaps;
  }

  private List<Range> sorted() {
    return ranges.stream().sorted(Comparator.comparingLong(Range::from)).toList();
  }
}
