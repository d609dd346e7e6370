package dev.novapixel.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The quick reader of times says what the JDK's slow one says. */
final class ClientTimeProperties {

  @Property
  void whatLooksLikeAnInstantIsReadAsTheJdkReadsIt(@ForAll("instants") String text) {
    assertThat(ClientTime.parse(text)).as(text).isEqualTo(byTheJdk(text));
  }

  @Example
  void midnightAndLeapSecondsAreRead() {
    for (String text :
        new String[] {
          "2026-03-14T24:00:00Z", "2016-12-31T23:59:60Z", "2016-12-31T23:59:60.500Z",
        }) {
      assertThat(ClientTime.parse(text)).as(text).isEqualTo(byTheJdk(text)).isPresent();
    }
  }

  private static Optional<Instant> byTheJdk(String text) {
    try {
      return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** Sound ones, and such whose fields are out of their ranges or of the wrong width. */
  @Provide
  Arbitrary<String> instants() {
    Arbitrary<String> date =
        Combinators.combine(number(1970, 2100, 4), number(0, 13, 2), number(0, 32, 2))
            .as("%s-%s-%s"::formatted);
    Arbitrary<String> time =
        Combinators.combine(number(0, 25, 2), number(0, 60, 2), number(0, 61, 2))
            .as("%s:%s:%s"::formatted);
    Arbitrary<String> fraction =
        Arbitraries.strings()
            .withChars("0123456789.x")
            .ofMaxLength(11)
            .map(digits -> digits.isEmpty() ? "" : "." + digits);
    return Combinators.combine(date, time, fraction).as("%sT%s%sZ"::formatted);
  }

  private static Arbitrary<String> number(int from, int to, int width) {
    return Arbitraries.integers()
        .between(from, to)
        .map(value -> "%%0%dd".formatted(width).formatted(value));
  }
}
