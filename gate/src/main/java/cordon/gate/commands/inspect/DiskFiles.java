package cordon.gate.commands.inspect;

import cordon.inspect.environment.Installed;
import cordon.inspect.tree.PackageFolder;
import java.io.IOException;
import java.nio.file.Path;

/** The files of one installed package, as if they lay in a folder of their own. */
final class DiskFiles implements PackageFolder {
  private final Path walked;
  private final Installed installed;

  /**
   * @param walked the folder in which the package was found
   */
  DiskFiles(Path walked, Installed installed) {
    this.walked = walked;
    this.installed = installed;
  }

  @Override
  public void walk(Visitor visitor) throws IOException {
    String prefix = installed.root().isEmpty() ? "" : installed.root() + "/";
    for (String file : installed.files()) {
      DiskFolder.show(walked.resolve(file), file.substring(prefix.length()), visitor);
    }
  }
}
