package cordon.store;

import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Hands our migration files to Flyway, which then need not search the class path. */
record MigrationResources(List<MigrationFile> files) implements ResourceProvider {

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return files.stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .map(Loadable::new)
        .orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return files.stream()
        .filter(file -> file.name().startsWith(prefix))
        .filter(file -> Stream.of(suffixes).anyMatch(file.name()::endsWith))
        .<LoadableResource>map(Loadable::new)
        .toList();
  }

  private static final class Loadable extends LoadableResource {
    private final MigrationFile file;

    Loadable(MigrationFile file) {
      this.file = file;
    }

    @Override
    public Reader read() {
      return new StringReader(file.text());
    }

    @Override
    public String getAbsolutePath() {
      return file.name();
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return file.name();
    }

    @Override
    public String getFilename() {
      return file.name();
    }

    @Override
    public String getRelativePath() {
      return file.name();
    }
  }
}
