package cordon.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressRangesTest {
  @Test
  void addressesLieInTheirRanges() {
    AddressRanges ranges = new AddressRanges(List.of("10.0.0.0/9", "192.0.2.7", "fd00::/8"));
    for (String in : new String[] {"10.0.0.1", "10.127.255.255", "192.0.2.7", "fdff::1"}) {
      assertThat(ranges.contains(in)).as(in).isTrue();
    }
    for (String out : new String[] {"10.128.0.0", "192.0.2.8", "fe00::1", "::1", "host", ""}) {
      assertThat(ranges.contains(out)).as(out).isFalse();
    }
    assertThat(new AddressRanges(List.of("0.0.0.0/0")).contains("203.0.113.9")).isTrue();
  }

  @Test
  void anythingElseIsRefused() {
    for (String text :
        new String[] {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", ""}) {
      assertThatThrownBy(() -> new AddressRanges(List.of(text)))
          .as(text)
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().type()).isEqualTo("web/address-range"));
    }
  }
}
