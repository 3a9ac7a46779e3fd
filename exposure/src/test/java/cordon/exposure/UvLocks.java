package cordon.exposure;

import java.time.Instant;

/** Lockfiles of uv that say when their one release was uploaded. */
final class UvLocks {
  private UvLocks() {}

  static String of(String name, String version, Instant uploaded) {
    return """
    version = 1
    [[package]]
    name = "%s"
    version = "%s"
    source = { registry = "https://registry.example/simple" }
    wheels = [{ url = "https://files.example/a.whl", upload-time = "%s" }]
    """
        .formatted(name, version, uploaded);
  }
}
