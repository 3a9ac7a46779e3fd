package cordon.formats.lockfile;

import cordon.formats.BoundedInput;
import java.util.ArrayList;
import java.util.List;

/** What a reader has found so far, bounded in count. */
final class Found {
  /** Why an entry with a source of its own is not asked about. */
  static final String NO_REGISTRY = "not from a registry";

  private final String document;
  private final List<LockedRelease> releases = new ArrayList<>();

  Found(String document) {
    this.document = document;
  }

  void add(LockedRelease release) {
    releases.add(release);
    if (releases.size() > LockfileKind.MAX_ENTRIES) {
      throw BoundedInput.tooLarge(document, LockfileKind.MAX_ENTRIES, "entries");
    }
  }

  Lockfile lockfile() {
    return new Lockfile(releases, List.of());
  }
}
