package cordon.bench.install;

import cordon.base.Ecosystem;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.NpmClient;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;

/** {@code npm install} of many packages with packuments of 65 KB and tarballs of 30 KB. */
final class NpmInstall implements Workload {
  private static final int RELEASES = 40;
  private static final int TARBALL = 30_000;

  private final NpmRegistry origin = NpmRegistry.start();
  private final int packages;

  NpmInstall(int sets, int packages) {
    this.packages = packages;
    for (int set = 0; set < sets; set++) {
      for (int i = 0; i < packages; i++) {
        publish(name(set, i));
      }
    }
  }

  private void publish(String name) {
    for (int r = 0; r < RELEASES; r++) {
      boolean newest = r == RELEASES - 1;
      NpmRelease release = NpmRelease.of(name, "1." + r + ".0").padding(newest ? TARBALL : 100);
      for (int d = 0; d < 12; d++) {
        release = release.field("generated-" + d, name + " keeps its packument as large as others");
      }
      origin.publish(release);
    }
  }

  private static String name(int set, int i) {
    return "bench-package-" + set + "-" + i;
  }

  @Override
  public String label() {
    return "npm install, " + packages + " packages";
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.NPM;
  }

  @Override
  public URI origin() {
    return origin.url();
  }

  @Override
  public Duration run(int set, Path folder, URI registry) {
    NpmClient npm = new NpmClient(folder, registry);
    String[] specs =
        IntStream.range(0, packages).mapToObj(i -> name(set, i)).toArray(String[]::new);
    // nginx leaves the tarballs' addresses as the origin wrote them; npm then asks it all the same.
    String[] arguments = Arrays.copyOf(specs, specs.length + 1);
    arguments[specs.length] = "--replace-registry-host=always";
    ClientRun run = npm.install(arguments);
    if (!run.ok() || !npm.installed(name(set, packages - 1))) {
      throw new IllegalStateException(run.toString());
    }
    return run.took();
  }

  @Override
  public void close() {
    origin.close();
  }
}
