package cordon.exposure.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CredentialGuideTest {
  @Test
  void thePageSaysWhatThePlacesSay() throws IOException {
    Path page = Path.of(System.getProperty("cordon.root"), "docs", "guides", "credentials.md");
    assertThat(Files.readString(page))
        .as("write it anew: ./cordon observe --explain-credentials > docs/guides/credentials.md")
        .isEqualTo(CredentialGuide.of(CredentialPlaces.own()));
  }
}
