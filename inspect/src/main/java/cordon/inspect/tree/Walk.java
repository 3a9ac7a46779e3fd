package cordon.inspect.tree;

import cordon.formats.archive.ByteSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One walk over one artifact. */
final class Walk {
  Walk(UnpackLimits limits, MemberReader reader) {}

  void artifact(String name, ByteSource content) throws IOException {
    throw new UnsupportedOperationException("not yet");
  }

  void folder(PackageFolder folder) throws IOException {
    throw new UnsupportedOperationException("not yet");
  }

  Unpacked result() {
    return new Unpacked(new Tree(ArtifactKind.ARCHIVE, Map.of()), List.of(), List.of(), List.of());
  }
}
