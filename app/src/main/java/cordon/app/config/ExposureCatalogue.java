package cordon.app.config;

import static cordon.app.config.Setting.setting;

/** The settings of what units have; part of {@link Catalogue}. */
public final class ExposureCatalogue {
  public static final Setting<Long> LARGEST_UPLOAD =
      setting(
          "exposure.largest-upload",
          ValueTypes.SIZE,
          "512MiB",
          "How much one request that brings documents may hold. It goes to disk before it is read,"
              + " so that memory does not grow with it.");

  private ExposureCatalogue() {}
}
