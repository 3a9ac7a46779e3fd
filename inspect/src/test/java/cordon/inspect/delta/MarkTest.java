package cordon.inspect.delta;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Occasion;
import org.junit.jupiter.api.Test;

class MarkTest {
  @Test
  void aMarkTellsTheKindOfSecretThatIsRead() {
    for (Occasion occasion : Occasion.values()) {
      String does = "does:" + occasion.word();
      assertThat(Mark.secretRead(does + ":secret:cloud")).contains("cloud");
      assertThat(Mark.secretRead(does + ":environment:AWS_REGION")).contains("environment");
      assertThat(Mark.secretRead(does + ":send:host")).isEmpty();
      assertThat(Mark.secretRead("runs:" + occasion.word() + ":secret:x")).isEmpty();
    }
    assertThat(Mark.secretRead("fires:install-takes-secrets")).isEmpty();
    assertThat(Mark.secretRead("")).isEmpty();
  }
}
