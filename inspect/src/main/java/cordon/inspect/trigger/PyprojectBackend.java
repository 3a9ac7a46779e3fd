package cordon.inspect.trigger;

import cordon.base.ProblemException;
import cordon.formats.toml.TomlReading;
import cordon.formats.toml.TomlValue.Items;
import cordon.formats.toml.TomlValue.Text;
import cordon.inspect.tree.TreeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A build back-end that lies in the source tree itself (PEP 517, {@code backend-path}).
 *
 * @param module without the object after a colon
 * @param folders where it is looked for
 */
record PyprojectBackend(String module, List<String> folders) {
  private static final long MAX_BYTES = 1 << 20;

  /** Empty when the back-end is a package of its own, or the file is no TOML and builds nothing. */
  static Optional<PyprojectBackend> read(TreeFile file) {
    List<PyprojectBackend> found = new ArrayList<>();
    try {
      new TomlReading(file.path(), MAX_BYTES)
          .sections(
              new ByteArrayInputStream(file.content().orElse(new byte[0])),
              section -> {
                if (section.is("build-system")
                    && section.table().members().get("backend-path") instanceof Items items) {
                  List<String> folders =
                      items.items().stream()
                          .filter(Text.class::isInstance)
                          .map(i -> ((Text) i).text())
                          .toList();
                  section
                      .table()
                      .text("build-backend")
                      .map(name -> name.split(":", 2)[0].strip())
                      .ifPresent(name -> found.add(new PyprojectBackend(name, folders)));
                }
              });
    } catch (ProblemException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // bytes in memory do not break
    }
    return found.stream().findFirst();
  }
}
