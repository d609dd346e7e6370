package dev.novapixel.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PseudonymTest {

  @Test
  void oneAddressIsOnePseudonymInItsShopAndAnotherInTheNext() {
    String ann = Pseudonym.of("ann@example.com", "socks.test");
    assertThat(ann).startsWith("email-").hasSize(38).doesNotContain("ann");
    assertThat(Pseudonym.of(" Ann@Example.com", "socks.test")).isEqualTo(ann);
    assertThat(Pseudonym.of("ann@example.com", "boots.test")).isNotEqualTo(ann);
    assertThat(Pseudonym.of("bob@example.com", "socks.test")).isNotEqualTo(ann);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7712", "sh-f77a78f1", "a@b", "@", "ann%40", "user:7"})
  void otherIdsStay(String id) {
    assertThat(Pseudonym.of(id, "socks.test")).isEqualTo(id);
  }
}
