package cordon.testkit.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A Maven to run.
 *
 * @param availability whether it is there; its detail is the version or the reason
 * @param program {@code mvn} itself
 */
public record MavenDistribution(Availability availability, String program) {
  private static final class Installed {
    private static final MavenDistribution MVN =
        new MavenDistribution(Versions.of("mvn", "--batch-mode", "--version"), "mvn");
  }

  /** That of the operating system. */
  public static MavenDistribution installed() {
    return Installed.MVN;
  }

  /** Another version, which the installed one fetches from the repository of the machine. */
  public static MavenDistribution of(String version) {
    if (!installed().availability().available()) {
      return installed();
    }
    ClientCache.Client client =
        ClientCache.ofProject().get("maven", version, folder -> unpack(version, folder));
    Path mvn = client.folder().resolve("apache-maven-" + version).resolve("bin/mvn");
    return new MavenDistribution(client.availability(), mvn.toString());
  }

  private static void unpack(String version, Path folder) throws IOException {
    PackageClient.run(
        folder,
        List.of(
            "mvn",
            "--batch-mode",
            "--quiet",
            "dependency:unpack",
            "-Dartifact=org.apache.maven:apache-maven:" + version + ":zip:bin",
            "-DoutputDirectory=" + folder));
  }
}
