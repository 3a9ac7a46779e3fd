package cordon.app.config;

/**
 * What units have; see the settings {@code exposure.*}.
 *
 * @param largestUpload bytes of one request
 */
public record ExposureSettings(long largestUpload) {

  static ExposureSettings of(Configuration configuration) {
    return new ExposureSettings(configuration.get(ExposureCatalogue.LARGEST_UPLOAD));
  }
}
