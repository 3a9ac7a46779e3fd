package cordon.base.version;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A moment by RFC 3339 section 5.6; offsets and fractions only matter for the moment they name. */
record DatetimeVersion(Instant moment) implements Version {

  static Version parse(String text) {
    try {
      return new DatetimeVersion(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return new Unordered(text, "not an RFC 3339 time such as 2026-03-24T10:39:00Z");
    }
  }

  @Override
  public int compareTo(Version other) {
    return other instanceof Unordered ? 1 : moment.compareTo(((DatetimeVersion) other).moment);
  }

  @Override
  public String canonical() {
    return moment.toString();
  }

  @Override
  public boolean isPrerelease() {
    return false;
  }
}
