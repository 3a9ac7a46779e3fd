package cordon.advisories;

import cordon.base.Problem;
import java.util.List;

/**
 * What came of reading a feed.
 *
 * @param source whose claims they are
 * @param unchanged true when the server said that nothing changed, so nothing was read
 * @param read documents that are records
 * @param added records that this source did not have before
 * @param updated records that changed, without the withdrawn
 * @param withdrawn records that are taken back now
 * @param same records that we had already
 * @param missing records that a complete feed had before and has no longer; they are kept
 * @param broken documents that could not be used
 * @param problems the first of those, with their places
 */
public record ImportReport(
    String source,
    boolean unchanged,
    long read,
    long added,
    long updated,
    long withdrawn,
    long same,
    long missing,
    long broken,
    List<Problem> problems) {

  public ImportReport {
    problems = List.copyOf(problems);
  }
}
