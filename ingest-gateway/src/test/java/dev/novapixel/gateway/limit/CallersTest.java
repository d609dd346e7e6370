package dev.novapixel.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CallersTest {
  private long now;
  private final Callers callers = new Callers(new Rate(2, 4), 3, () -> now);

  @Test
  void anAddressIsTheSameCallerEveryTime() {
    assertThat(at("203.0.113.7")).isSameAs(at("203.0.113.7"));
    assertThat(at("203.0.113.7")).isSameAs(at("::ffff:203.0.113.7"));
  }

  @Test
  void allOfASubnetOfIpv6AreOneCaller() {
    assertThat(at("2001:db8:1:2::1")).isSameAs(at("2001:db8:1:2:ffff:9:8:7"));
  }

  @Test
  void neighboursSeldomShareAPlace() {
    Set<Caller> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 1000; i++) {
      found.add(at("203.0." + i / 250 + "." + i % 250));
      found.add(at("2001:db8:0:" + Integer.toHexString(i) + "::1"));
    }
    // 2,000 balls in 65,536 places meet 30 times, give or take 5.
    assertThat(found).hasSizeGreaterThan(1900);
  }

  @Test
  void howeverManyCallTheirNumberIsBounded() {
    Set<Caller> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 5 * Callers.PLACES; i++) {
      found.add(at((1 + (i >> 16)) + "." + (i >> 8 & 255) + "." + (i & 255) + ".1"));
    }
    assertThat(found).hasSizeBetween(Callers.PLACES / 2, Callers.PLACES);
  }

  @Test
  void requestsPassAtTheirRate() {
    Caller caller = at("203.0.113.7");
    for (int i = 0; i < 4; i++) {
      assertThat(caller.pass()).isZero();
    }
    assertThat(caller.pass()).isEqualTo(1);
    now += 500_000_000L;
    assertThat(caller.pass()).isZero();
    assertThat(caller.pass()).isEqualTo(1);
  }

  @Test
  void connectionsAreCountedWhileTheyAreOpen() {
    Caller caller = at("203.0.113.7");
    for (int i = 0; i < 3; i++) {
      assertThat(caller.open()).isTrue();
    }
    assertThat(caller.open()).isFalse();
    caller.closed();
    assertThat(caller.open()).isTrue();
    assertThat(caller.open()).isFalse();
  }

  private Caller at(String address) {
    return callers.at(InetAddress.ofLiteral(address));
  }
}
