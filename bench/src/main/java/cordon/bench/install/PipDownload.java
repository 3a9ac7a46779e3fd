package cordon.bench.install;

import cordon.base.Ecosystem;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.PipClient;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code pip download} of many wheels of 100 KB, from pages of forty files. */
final class PipDownload implements Workload {
  private static final int RELEASES = 40;
  private static final int WHEEL = 100_000;

  private final PypiIndex origin = PypiIndex.start().links(PypiIndex.Links.RELATIVE);
  private final int files;

  PipDownload(int sets, int files) {
    this.files = files;
    for (int set = 0; set < sets; set++) {
      for (int i = 0; i < files; i++) {
        publish(name(set, i));
      }
    }
  }

  private void publish(String name) {
    for (int r = 0; r < RELEASES; r++) {
      int padding = r == RELEASES - 1 ? WHEEL : 100;
      origin.publish(PypiFile.wheel(name, "1." + r).padding(padding));
    }
  }

  private static String name(int set, int i) {
    return "bench-project-" + set + "-" + i;
  }

  @Override
  public String label() {
    return "pip download, " + files + " files";
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.PYPI;
  }

  @Override
  public URI origin() {
    return origin.simple();
  }

  @Override
  public Duration run(int set, Path folder, URI registry) {
    List<String> arguments = new ArrayList<>(List.of("--no-deps"));
    for (int i = 0; i < files; i++) {
      arguments.add(name(set, i));
    }
    ClientRun run = new PipClient(folder, registry).download(arguments.toArray(String[]::new));
    if (!run.ok()) {
      throw new IllegalStateException(run.toString());
    }
    return run.took();
  }

  @Override
  public void close() {
    origin.close();
  }
}
