package cordon.web.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private final AddressGuard guard = new AddressGuard(at("http://127.0.0.1:4873/"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.2",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2001:db8::1",
        "2002:0a00:0001::1",
        "2001::1"
      })
  void refusesEverythingThatIsNotPublic(String address) throws Exception {
    assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
    assertThatThrownBy(() -> guard.resolve(address, 443)).hasMessageContaining("private address");
    assertThatThrownBy(() -> guard.resolve(address)).hasMessageContaining("private address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
  void letsThePublicInternetPass(String address) throws Exception {
    assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void theConfiguredUpstreamMayBeAnywhereButOnlyAtItsOwnPort() throws Exception {
    assertThat(guard.resolve("127.0.0.1", 4873))
        .containsExactly(new InetSocketAddress("127.0.0.1", 4873));
    assertThatThrownBy(() -> guard.resolve("127.0.0.1", 4874))
        .hasMessageContaining("127.0.0.1:4874 has a private address");
    assertThatThrownBy(() -> guard.resolve("127.0.0.1", 80)).hasMessageContaining(":80");
  }

  @Test
  void aFileHostWithoutPortIsTrustedAtTheStandardOnes() throws Exception {
    Set<HostPort> trusted = new HashSet<>(at("https://index.example/simple/"));
    for (String named : List.of("Files.example", "other.example:8443", "[::1]:81")) {
      trusted.addAll(HostPort.named(named));
    }
    AddressGuard inside =
        new AddressGuard(
            trusted,
            new Names(
                Map.of(
                    "index.example", "10.1.2.3",
                    "files.example", "10.1.2.4",
                    "other.example", "10.1.2.5")));
    assertThat(inside.resolve("files.example", 443)).hasSize(1);
    assertThat(inside.resolve("files.example", 80)).hasSize(1);
    assertThat(inside.resolve("other.example", 8443)).hasSize(1);
    assertThat(inside.resolve("[::1]", 81)).hasSize(1);
    assertThatThrownBy(() -> inside.resolve("files.example", 8080))
        .isInstanceOf(AddressGuard.RefusedAddress.class);
    assertThatThrownBy(() -> inside.resolve("other.example", 443))
        .isInstanceOf(AddressGuard.RefusedAddress.class);
  }

  @Test
  void anotherNameOfTheUpstreamsOwnMachineIsAllowedAtThatPortButNotOnLoopback() throws Exception {
    Map<String, String> names =
        Map.of(
            "index.example", "10.1.2.3",
            "files.example", "10.1.2.3",
            "inside.example", "10.1.2.4",
            "local.example", "127.0.0.1",
            "other.example", "127.0.0.1");
    AddressGuard inside = new AddressGuard(at("https://index.example/simple/"), new Names(names));
    AddressGuard local = new AddressGuard(at("http://local.example:4873/"), new Names(names));

    assertThat(inside.resolve("files.example", 443)).hasSize(1);
    assertThatThrownBy(() -> inside.resolve("files.example", 22))
        .isInstanceOf(AddressGuard.RefusedAddress.class);
    assertThatThrownBy(() -> inside.resolve("inside.example", 443))
        .isInstanceOf(AddressGuard.RefusedAddress.class);
    assertThatThrownBy(() -> local.resolve("other.example", 4873))
        .isInstanceOf(AddressGuard.RefusedAddress.class);
  }

  private static Set<HostPort> at(String url) {
    return Set.of(HostPort.of(URI.create(url)));
  }

  private record Names(Map<String, String> addresses) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return new InetAddress[] {InetAddress.getByName(addresses.getOrDefault(host, host))};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
