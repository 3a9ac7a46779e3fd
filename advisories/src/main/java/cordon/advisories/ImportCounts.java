package cordon.advisories;

import cordon.base.Problem;
import java.util.ArrayList;
import java.util.List;

/** What a reading has come by so far. */
final class ImportCounts {
  long read;
  long added;
  long updated;
  long withdrawn;
  long same;
  long elsewhere;
  long broken;
  long exposing;
  final List<String> exposingIds = new ArrayList<>();

  void count(AdvisoryChange.Kind kind) {
    switch (kind) {
      case ADDED -> added++;
      case UPDATED -> updated++;
      case WITHDRAWN -> withdrawn++;
    }
  }

  ImportReport report(String source, long missing, List<Problem> problems) {
    return new ImportReport(
        source,
        false,
        read,
        added,
        updated,
        withdrawn,
        same,
        elsewhere,
        missing,
        broken,
        problems,
        exposing,
        exposingIds);
  }
}
