package cordon.exposure.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarvestTest {
  @ParameterizedTest
  @CsvSource({
    "ssh, ssh-key, ~/.ssh/a, true",
    "assistant, model-provider, .env KEY, true",
    "dotenv, model-provider, app/.env KEY, true",
    "dotenv, model-provider, ~/.cache/token, false",
    "environment, cloud, variable AWS_KEY, true",
    "registry-token, service, ~/.netrc a.example, true",
    "cloud, service, ~/.netrc a.example, false",
  })
  void aCredentialIsTakenByItsKindOrItsPlace(
      String read, String kind, String place, boolean taken) {
    assertThat(new Harvest(List.of(read)).takes(Map.of("kind", kind, "place", place)))
        .isEqualTo(taken);
  }
}
