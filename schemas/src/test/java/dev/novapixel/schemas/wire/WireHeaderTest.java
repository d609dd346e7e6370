package dev.novapixel.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WireHeaderTest {
  private static final byte[] VALUE = {0, 0, 0, 1, 2, 42};

  @Test
  void aValueSaysWithWhichSchemaItWasWritten() {
    assertThat(WireHeader.schemaOf(VALUE)).hasValue(258);
  }

  @Test
  void whatIsNotOursHasNoSchema() {
    assertThat(WireHeader.schemaOf(new byte[] {0, 0, 0, 1})).isEmpty();
    assertThat(WireHeader.schemaOf(new byte[] {1, 0, 0, 1, 2, 42})).isEmpty();
    assertThatThrownBy(() -> WireHeader.withSchema(new byte[0], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherNumberLeavesTheRestAsItIs() {
    assertThat(WireHeader.withSchema(VALUE, -2)).containsExactly(0, -1, -1, -1, -2, 42);
    assertThat(VALUE).containsExactly(0, 0, 0, 1, 2, 42);
  }
}
