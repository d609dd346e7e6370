package dev.novapixel.schemas.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "172.16.200.9, 172.16.200.9, true",
    "172.16.200.9, 172.16.200.8, false",
    "0.0.0.0/0, 255.1.2.3, true",
    "fd00::/8, fdff:1::1, true",
    "fd00::/8, fe00::, false",
    "2001:db8:1:2::/63, 2001:db8:1:3::9, true",
    "2001:db8:1:2::/63, 2001:db8:1:4::9, false",
    "::/0, 10.0.0.1, false",
    "0.0.0.0/0, ::1, false"
  })
  void anAddressIsInsideOrOutside(String range, String address, boolean inside) {
    assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
        .isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "proxy", "", "::/129", "/8"})
  void whatIsNoRangeIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
  }
}
