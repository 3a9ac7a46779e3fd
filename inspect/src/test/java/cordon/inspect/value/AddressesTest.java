package cordon.inspect.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.0.2.7/x",
        "http://0xC0000207/x",
        "https://[2001:db8::7]:8080/x",
        "http://[2001:db8::192.0.2.7]/",
        "http://[2001:db8::7%25eth0]/"
      })
  void addressesThatAnybodyReachesAreFound(String text) {
    assertThat(Addresses.inUrl(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/x",
        "https://example.com/",
        "http://[::1]/x",
        "(https?|ftp)://[^:s]{1,1024}:[^@s]{1,1024}@",
        "https://[host]/path",
        "https://[a-z0-9.-]+/"
      })
  void namesPatternsAndAddressesOfOnesOwnAreNone(String text) {
    assertThat(Addresses.inUrl(text)).isFalse();
  }

  @Test
  void aCommandIsToldAnAddressWithItsPort() {
    assertThat(Addresses.inCommand("'./kvd' -s 198.51.100.88:4443")).isTrue();
    assertThat(Addresses.inCommand("kvd --to=tcp://198.51.100.88:4443")).isTrue();
    for (String line :
        List.of(
            "kvd -s 127.0.0.1:4443",
            "kvd https://status.example/a",
            "kvd https:// : :// a:b:c ::1",
            "proxy --upstream 198.51.100.53:53",
            "kvd 1.2.3:4443")) {
      assertThat(Addresses.inCommand(line)).as(line).isFalse();
    }
  }

  @Test
  void aHostIsOfWhoeverHasItsLastPartsThatNotAnybodyGets() {
    assertThat(Addresses.owner("api.acme.example")).isEqualTo("acme.example");
    assertThat(Addresses.owner("acme.example")).isEqualTo("acme.example");
    assertThat(Addresses.owner("localhost")).isEqualTo("localhost");
    assertThat(Addresses.owner("a.drop.workers.dev")).isEqualTo("drop.workers.dev");
    assertThat(Addresses.owner("workers.dev")).isEqualTo("workers.dev");
    assertThat(Addresses.owner("www.acme.co.uk")).isEqualTo("acme.co.uk");
    assertThat(Addresses.owner("")).isEmpty();
  }
}
