package cordon.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommonLinesTest {

  @Test
  void splitLinesAreTheTextAgain() {
    for (String text : List.of("", "a", "a\n", "\n\na\r\nb")) {
      assertThat(String.join("", CommonLines.split(text))).isEqualTo(text);
    }
  }

  @Test
  void aChangeIsTakenOutAndOtherChangesStay() {
    assertThat(CommonLines.revert("a\nb\n", "a\nB\n", "0\na\nB\nc\n")).contains("0\na\nb\nc\n");
    assertThat(CommonLines.revert("a\nb\n", "a\n", "a\nc\n")).contains("a\nb\nc\n");
    assertThat(CommonLines.revert("", "x\ny\n", "0\nx\ny\n")).contains("0\n");
    assertThat(CommonLines.revert("a", "a\nx\n", "a\nx\nb")).contains("ab");
  }

  @Test
  void aChangeThatWasItselfChangedIsLeft() {
    assertThat(CommonLines.revert("a\nb\n", "a\nB\n", "a\nBB\n")).isEmpty();
    assertThat(CommonLines.revert("", "x\ny\n", "x\nz\ny\n")).isEmpty();
    assertThat(CommonLines.revert("a\nb\nc\n", "a\nc\n", "")).isEmpty();
  }

  /** Lines of the three texts are from different alphabets, so the right answer is known. */
  @Test
  void editsInDifferentPlacesNeverMeet() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      List<String> original = new ArrayList<>();
      List<String> written = new ArrayList<>();
      List<String> now = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String anchor = "line " + i + "\n";
        List.of(original, written, now, expected).forEach(text -> text.add(anchor));
        if (i % 2 == 0 && random.nextBoolean()) {
          String setup = "setup " + i + "\n";
          written.add(setup);
          now.add(setup);
        } else if (i % 2 == 1 && random.nextBoolean()) {
          String person = "person " + i + "\n";
          now.add(person);
          expected.add(person);
        }
      }
      assertThat(
              CommonLines.revert(
                  String.join("", original), String.join("", written), String.join("", now)))
          .as("seed %d", seed)
          .contains(String.join("", expected));
    }
  }
}
