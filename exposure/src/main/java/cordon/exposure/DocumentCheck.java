package cordon.exposure;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.time.Instant;

/** Refuses what cannot be kept as it is brought. */
final class DocumentCheck {
  private static final int LONGEST_UNIT = 200;
  private static final int LONGEST_STREAM = 1_000;

  private DocumentCheck() {}

  /**
   * @param estate whether it speaks of the organisation
   * @throws ProblemException naming the parameter
   */
  static void check(Upload upload, boolean estate, Instant now) {
    text("name", upload.name(), LONGEST_STREAM);
    upload.stream().ifPresent(stream -> text("stream", stream, LONGEST_STREAM));
    if (estate && !upload.unit().isEmpty()) {
      throw refuse("unit", "the document speaks of the organisation", "leave it out");
    }
    if (!estate) {
      if (upload.unit().isEmpty()) {
        throw refuse("unit", "it is missing", "name the host, image, job or service");
      }
      text("unit", upload.unit(), LONGEST_UNIT);
    }
    optional("commit", upload.build().commit(), LONGEST_UNIT);
    optional("run", upload.build().run(), LONGEST_STREAM);
    upload
        .observed()
        .filter(t -> !ClockTolerance.allows(t, now))
        .ifPresent(t -> {
          throw refuse("observed", "`" + t + "` lies ahead, or before 1970", "look at the clock");
        });
  }

  private static void optional(String name, String value, int longest) {
    if (!value.isEmpty()) {
      text(name, value, longest);
    }
  }

  private static void text(String name, String value, int longest) {
    if (value.isBlank() || value.length() > longest) {
      throw refuse(name, "it has " + value.length() + " characters", "write 1 to " + longest);
    }
    if (value.codePoints().anyMatch(c -> Character.isISOControl(c) || c >= 0xd800 && c < 0xe000)) {
      throw refuse(name, "it holds control characters", "leave them out");
    }
  }

  private static ProblemException refuse(String name, String why, String remedy) {
    return Problem.of("exposure/bad-upload", "`" + name + "` cannot be used", why, remedy)
        .asException();
  }
}
