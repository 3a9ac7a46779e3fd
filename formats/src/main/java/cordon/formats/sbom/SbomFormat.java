package cordon.formats.sbom;

/** The formats that can be read. */
public enum SbomFormat {
  CYCLONEDX_JSON("CycloneDX JSON"),
  CYCLONEDX_XML("CycloneDX XML"),
  SPDX_JSON("SPDX JSON"),
  SPDX_TAG_VALUE("SPDX tag-value"),
  SPDX_JSON_LD("SPDX JSON-LD"),
  OPENVEX("OpenVEX"),
  CSAF("CSAF");

  private final String title;

  SbomFormat(String title) {
    this.title = title;
  }

  /** The name for people. */
  public String title() {
    return title;
  }
}
