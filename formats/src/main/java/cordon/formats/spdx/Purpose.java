package cordon.formats.spdx;

import cordon.formats.sbom.SbomComponent;
import java.util.Locale;

/** What a package is for: {@code OPERATING-SYSTEM} in SPDX 2, {@code operatingSystem} in SPDX 3. */
final class Purpose {
  private Purpose() {}

  static SbomComponent.Type type(String purpose) {
    return switch (purpose.toUpperCase(Locale.ROOT).replace("-", "").replace("_", "")) {
      case "APPLICATION", "EXECUTABLE", "INSTALL" -> SbomComponent.Type.APPLICATION;
      case "FRAMEWORK" -> SbomComponent.Type.FRAMEWORK;
      case "LIBRARY", "MODULE" -> SbomComponent.Type.LIBRARY;
      case "CONTAINER", "DISKIMAGE", "FILESYSTEMIMAGE" -> SbomComponent.Type.CONTAINER;
      case "PLATFORM" -> SbomComponent.Type.PLATFORM;
      case "OPERATINGSYSTEM" -> SbomComponent.Type.OPERATING_SYSTEM;
      case "DEVICE" -> SbomComponent.Type.DEVICE;
      case "FIRMWARE", "DEVICEDRIVER" -> SbomComponent.Type.FIRMWARE;
      case "SOURCE" -> SbomComponent.Type.SOURCE;
      case "ARCHIVE" -> SbomComponent.Type.ARCHIVE;
      case "FILE" -> SbomComponent.Type.FILE;
      case "MODEL" -> SbomComponent.Type.MODEL;
      case "DATA" -> SbomComponent.Type.DATA;
      default -> SbomComponent.Type.OTHER;
    };
  }
}
