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
 * @param elsewhere records that name no package of an ecosystem served here; they are not kept
 * @param missing records that a complete feed had before and has no longer; they are kept
 * @param broken documents that could not be used
 * @param problems the first of those, with their places
 * @param exposing new or changed records that cover a release which was pulled here
 * @param exposingIds the first of those
 */
public record ImportReport(
    String source,
    boolean unchanged,
    long read,
    long added,
    long updated,
    long withdrawn,
    long same,
    long elsewhere,
    long missing,
    long broken,
    List<Problem> problems,
    long exposing,
    List<String> exposingIds) {

  /** So many records are named. */
  static final int MOST_IDS = 20;

  public ImportReport {
    problems = List.copyOf(problems);
    exposingIds = List.copyOf(exposingIds);
  }

  /** Of a feed of which nothing had to be read. */
  static ImportReport unchanged(String source) {
    return new ImportReport(source, true, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), 0, List.of());
  }
}
