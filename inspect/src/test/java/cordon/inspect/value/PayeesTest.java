package cordon.inspect.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that coins are sent to, told from other texts. */
class PayeesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8",
        "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU",
        "0x52908400098527886E0F7030069857D2E4169EE7",
      })
  void addressesOfCoinsAre(String text) {
    assertThat(Payees.isPayee(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "To whom it may concern of all",
        "TheQuickBrownFoxJumpsOverTheLazyDog",
        "d41d8cd98f00b204e9800998ecf8427e",
        "abcdefghijkmnopqrstuvwxyzabcdefghijkmnopqrst",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
      })
  void sentencesAndDigestsAreNot(String text) {
    assertThat(Payees.isPayee(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"to", "recipient", "toPubkey", "to_address", "payTo"})
  void whoIsPaidIsToldByItsName(String name) {
    assertThat(Payees.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"from", "total", "address", "token"})
  void othersAreNotPaid(String name) {
    assertThat(Payees.isName(name)).isFalse();
  }
}
