package dev.novapixel.gateway.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.settings.AddressRange;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForwardedForTest {
  private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.1");

  private final ForwardedFor forwarded =
      new ForwardedFor(List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("fd00::/8")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7                         | 203.0.113.7",
        "203.0.113.7, 10.9.9.9               | 203.0.113.7",
        "1.1.1.1, 203.0.113.7, fd00::5       | 203.0.113.7",
        "1.1.1.1,203.0.113.7                 | 203.0.113.7",
        "203.0.113.7:4711                    | 203.0.113.7",
        "[2001:db8::1]:4711                  | 2001:db8::1",
        "2001:db8::1                         | 2001:db8::1",
        "10.3.3.3, 10.2.2.2                  | 10.3.3.3",
        "unknown                             | 10.0.0.1",
        "203.0.113.7, unknown                | 10.0.0.1",
        "203.0.113.7, example.com, 10.2.2.2  | 10.2.2.2",
        "','                                 | 10.0.0.1"
      })
  void theSenderIsTheLastWhoIsNoProxyOfOurs(String header, String sender) {
    assertThat(forwarded.sender(PROXY, List.of(header))).isEqualTo(InetAddress.ofLiteral(sender));
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(forwarded.sender(PROXY, List.of("1.1.1.1", "203.0.113.7, 10.1.1.1", "10.4.4.4")))
        .isEqualTo(InetAddress.ofLiteral("203.0.113.7"));
    assertThat(forwarded.sender(PROXY, List.of())).isEqualTo(PROXY);
  }

  @Test
  void aHostileListIsNotReadToItsEnd() {
    String hops = String.join(",", Collections.nCopies(100_000, "10.1.1.1"));
    assertThat(forwarded.sender(PROXY, List.of("203.0.113.7," + hops)))
        .isEqualTo(InetAddress.ofLiteral("10.1.1.1"));
  }

  @Test
  void nobodyIsTrustedWhoIsNotNamed() {
    assertThat(forwarded.trusts(PROXY)).isTrue();
    assertThat(forwarded.trusts(InetAddress.ofLiteral("11.0.0.1"))).isFalse();
    assertThat(new ForwardedFor(List.of()).trusts(PROXY)).isFalse();
  }
}
