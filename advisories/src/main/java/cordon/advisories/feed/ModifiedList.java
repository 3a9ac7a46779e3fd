package cordon.advisories.feed;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The list that a server of advisories keeps beside its zip file of an ecosystem: a line {@code
 * time,id} for each record (osv.dev's {@code modified_id.csv}). With it only what changed is
 * fetched. It is compared line by line with what we have, so that nothing depends on how far we
 * came the last time.
 */
public final class ModifiedList {
  /** The name of the file. */
  public static final String NAME = "modified_id.csv";

  private static final int MOST_LINES = 2_000_000;
  private static final int LONGEST_LINE = 400;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

  private ModifiedList() {}

  /**
   * The ids of records that are newer than ours, or that we do not have.
   *
   * @param ours when each of our records was changed, by id
   * @param most beyond so many the zip file is less work
   * @return empty when there are more
   * @throws ProblemException when it is no such list
   */
  public static Optional<Set<String>> newer(
      Path list, String place, Map<String, Instant> ours, int most) {
    Set<String> newer = new LinkedHashSet<>();
    try (BufferedReader lines = Files.newBufferedReader(list, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        int comma = line.indexOf(',');
        if (number > MOST_LINES || line.length() > LONGEST_LINE || comma < 0) {
          throw unusable(place, number);
        }
        String id = line.substring(comma + 1);
        Instant modified = time(line.substring(0, comma), place, number);
        if (!ID.matcher(id).matches()) {
          throw unusable(place, number);
        }
        Instant known = ours.get(id);
        if (known == null || known.isBefore(Instant.ofEpochMilli(modified.toEpochMilli()))) {
          newer.add(id);
        }
        if (newer.size() > most) {
          return Optional.empty();
        }
      }
      return Optional.of(newer);
    } catch (MalformedInputException e) {
      throw unusable(place, 1);
    } catch (IOException e) {
      throw new ProblemException(FeedReader.unreadable(place, String.valueOf(e.getMessage())), e);
    }
  }

  private static Instant time(String text, String place, int line) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw unusable(place, line);
    }
  }

  private static ProblemException unusable(String place, int line) {
    return Problem.of(
            "advisories/modified-list",
            "the list of changed records cannot be read",
            place + ", line " + line + ": not a time, a comma and an id",
            "report it to the source; what was known before is kept")
        .asException();
  }
}
