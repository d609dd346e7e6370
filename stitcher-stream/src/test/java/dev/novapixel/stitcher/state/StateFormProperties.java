package dev.novapixel.stitcher.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.WithNull;

class StateFormProperties {

  @Property
  void whatWasWrittenIsReadBack(
      @ForAll long number,
      @ForAll boolean flag,
      @ForAll @WithNull String text,
      @ForAll List<Integer> list) {
    Instant time = Instant.ofEpochMilli(number >> 10);
    byte[] bytes =
        new StateWriter()
            .number(number)
            .flag(flag)
            .text(whole(text))
            .time(time)
            .list(list, (out, element) -> out.number(element))
            .toBytes();
    var in = new StateReader(bytes);

    assertThat(in.number()).isEqualTo(number);
    assertThat(in.flag()).isEqualTo(flag);
    assertThat(in.optionalText()).isEqualTo(whole(text));
    assertThat(in.time()).isEqualTo(time);
    assertThat(in.list(StateReader::count)).isEqualTo(list);
  }

  @Example
  void stateOfAnotherFormatIsNotGuessedAt() {
    assertThatThrownBy(() -> new StateReader(new byte[] {9, 1}))
        .hasMessageContaining("another format");
  }

  /** Lone surrogates never get as far as state. */
  private static @org.jspecify.annotations.Nullable String whole(
      @org.jspecify.annotations.Nullable String text) {
    return text == null ? null : text.replaceAll("[\\ud800-\\udfff]", "?");
  }
}
