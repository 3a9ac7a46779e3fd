package cordon.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Runs {@link ScaleMeasurement} in a process of its own, with the heap that it must do with. Not
 * part of the test run (no test by its name); {@code bench/advisories} starts it.
 */
class AdvisoryScale {
  @Test
  void aFullFeedWithin600Megabytes() throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                ScaleMeasurement.class.getName(),
                System.getProperty("records", "250000"))
            .redirectErrorStream(true)
            .start();
    try (InputStream out = process.getInputStream()) {
      out.transferTo(System.out);
    }
    assertThat(process.waitFor()).isZero();
  }
}
