package dev.novapixel.features.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BinaryProperties {

  @Property
  void whatIsWrittenIsRead(
      @ForAll List<Long> numbers, @ForAll List<String> texts, @ForAll Map<String, Long> amounts) {
    var out = new BinaryWriter(1);
    out.all(numbers, out::number).all(numbers, out::time).all(texts, out::text).text(null);
    out.amounts(amounts).flag(true);

    var in = new BinaryReader(out.toBytes()).expect(1);
    assertThat(in.all(in::number)).isEqualTo(numbers);
    assertThat(in.all(in::time)).isEqualTo(numbers);
    assertThat(in.all(in::text)).isEqualTo(texts);
    assertThat(in.optionalText()).isNull();
    assertThat(in.amounts()).isEqualTo(amounts);
    assertThat(in.flag()).isTrue();
  }

  @Test
  void aTextThatComesAgainTakesAByte() {
    byte[] once = new BinaryWriter(1).text("a rather long product id").toBytes();
    byte[] twice =
        new BinaryWriter(1)
            .text("a rather long product id")
            .text("a rather long product id")
            .toBytes();

    assertThat(twice).hasSize(once.length + 1);
  }
}
