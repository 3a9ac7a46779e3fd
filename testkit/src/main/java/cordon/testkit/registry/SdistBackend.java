package cordon.testkit.registry;

/**
 * A build backend (PEP 517) that lies inside the sdist itself and needs nothing from an index: it
 * zips the module and the metadata into a wheel.
 */
final class SdistBackend {
  static final String FILE = "fixture_backend.py";

  static final String PYPROJECT =
      """
      [build-system]
      requires = []
      build-backend = "fixture_backend"
      backend-path = ["."]
      """;

  private SdistBackend() {}

  static String source(String module, String version) {
    return """
    import base64, hashlib, os, zipfile

    MODULE, VERSION = "%s", "%s"
    INFO = MODULE + "-" + VERSION + ".dist-info/"


    def build_wheel(directory, config_settings=None, metadata_directory=None):
        files = {}
        for name in sorted(os.listdir(MODULE)):
            with open(os.path.join(MODULE, name), "rb") as source:
                files[MODULE + "/" + name] = source.read()
        with open("PKG-INFO", "rb") as source:
            files[INFO + "METADATA"] = source.read()
        files[INFO + "WHEEL"] = (
            b"Wheel-Version: 1.0\\nGenerator: fixture\\n"
            b"Root-Is-Purelib: true\\nTag: py3-none-any\\n"
        )
        lines = []
        for path, content in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest())
            hashed = "sha256=" + digest.rstrip(b"=").decode()
            lines.append("%%s,%%s,%%d\\n" %% (path, hashed, len(content)))
        lines.append(INFO + "RECORD,,\\n")
        files[INFO + "RECORD"] = "".join(lines).encode()
        wheel = MODULE + "-" + VERSION + "-py3-none-any.whl"
        with zipfile.ZipFile(os.path.join(directory, wheel), "w") as archive:
            for path, content in files.items():
                archive.writestr(path, content)
        return wheel
    """
        .formatted(module, version);
  }
}
