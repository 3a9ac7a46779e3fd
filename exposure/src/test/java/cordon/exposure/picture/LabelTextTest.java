package cordon.exposure.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTextTest {
  @Test
  void whatFitsStays() {
    assertThat(LabelText.fitted("ci/train", 13)).isEqualTo("ci/train");
    assertThat(LabelText.fitted("", 13)).isEmpty();
  }

  @Test
  void bothEndsOfALongNameStay() {
    String fitted =
        LabelText.fitted("ci/international-settlement-and-reconciliation/service-8", 13);
    assertThat(fitted).startsWith("ci/").contains("…").endsWith("service-8");
    assertThat(LabelText.width(fitted)).isLessThanOrEqualTo(13);
  }

  @Test
  void wideLettersTakeMoreRoomThanNarrowOnes() {
    assertThat(LabelText.fitted("l".repeat(30), 13)).hasSize(30);
    assertThat(LabelText.fitted("W".repeat(30), 13)).hasSizeLessThan(16);
    assertThat(LabelText.fitted("基".repeat(30), 13).codePointCount(0, 12)).isEqualTo(12);
    assertThat(LabelText.width(LabelText.fitted("基".repeat(30), 13))).isLessThanOrEqualTo(13);
  }

  @Test
  void noCharacterIsCutInHalf() {
    String fitted = LabelText.fitted("\uD83D\uDE80".repeat(40), 13);
    assertThat(fitted.codePoints().filter(c -> c != '…')).allMatch(c -> c == 0x1F680);
  }

  @Test
  void ofAnEnumerationWholePartsStay() {
    assertThat(LabelText.whole("12 of them by then, 60 fetched, 3 locked", 20))
        .isEqualTo("12 of them by then, 60 fetched");
    assertThat(LabelText.whole("60 fetched", 20)).isEqualTo("60 fetched");
  }
}
