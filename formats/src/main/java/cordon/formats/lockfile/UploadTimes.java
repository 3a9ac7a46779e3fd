package cordon.formats.lockfile;

import cordon.formats.PublishTime;
import cordon.formats.toml.TomlValue.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When the files of a Python release were uploaded, as {@code upload-time} has it. */
final class UploadTimes {
  private UploadTimes() {}

  /** A release is there once the first of its files is. */
  static Optional<Instant> first(Stream<Table> files) {
    return files
        .flatMap(file -> time(file.written("upload-time")).stream())
        .min(Instant::compareTo);
  }

  /** TOML also writes a blank between the date and the time. */
  private static Optional<Instant> time(String written) {
    return PublishTime.parse(written.replace(' ', 'T')).instant();
  }
}
