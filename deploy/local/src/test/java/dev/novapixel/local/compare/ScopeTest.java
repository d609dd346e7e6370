package dev.novapixel.local.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScopeTest {
  @Test
  void oneShopAloneOrAllButOneOrAll() {
    assertThat(Scope.ALL.includes("a.test")).isTrue();
    assertThat(Scope.only("a.test").includes("a.test")).isTrue();
    assertThat(Scope.only("a.test").includes("b.test")).isFalse();
    assertThat(Scope.allBut("a.test").includes("a.test")).isFalse();
    assertThat(Scope.allBut("a.test").includes("b.test")).isTrue();
  }
}
