package dev.novapixel.local.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.local.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/**
 * The clock of {@code --as-live}: no event ahead of its sending, none in another order, the data's
 * end as late as can be.
 */
class ClockProperties {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  @Property(tries = 100)
  void noEventLiesAheadOfItsSending(
      @ForAll @Size(min = 1, max = 12) List<@LongRange(max = 100_000) Long> seconds,
      @ForAll("paces") Pace pace)
      throws IOException {
    var times = times(seconds);
    var survey = survey(times, pace);
    var clock = EventClock.Live.startingAt(START, survey);

    long ahead = Long.MIN_VALUE;
    for (int i = 0; i < times.size(); i++) {
      var due = START.plus(pace.due(i, survey.first(), times.get(i)));
      ahead = Math.max(ahead, Duration.between(due, clock.at(times.get(i))).toNanos());
    }
    assertThat(ahead)
        .as("the event that comes closest is sent in the instant in which it happens")
        .isZero();
  }

  @Property(tries = 100)
  void distancesBetweenEventsStayWhatTheyWere(
      @ForAll @Size(min = 2, max = 12) List<@LongRange(max = 100_000) Long> seconds,
      @ForAll("paces") Pace pace)
      throws IOException {
    var times = times(seconds);
    var clock = EventClock.Live.startingAt(START, survey(times, pace));

    for (int i = 1; i < times.size(); i++) {
      assertThat(Duration.between(clock.at(times.get(i - 1)), clock.at(times.get(i))))
          .isEqualTo(Duration.between(times.get(i - 1), times.get(i)));
    }
  }

  @Property(tries = 50)
  void sentFlatOutTheDataEndWithTheStart(
      @ForAll @Size(min = 1, max = 12) List<@LongRange(max = 100_000) Long> seconds)
      throws IOException {
    var survey = survey(times(seconds), new Pace.FlatOut());

    assertThat(EventClock.Live.startingAt(START, survey).at(survey.last())).isEqualTo(START);
  }

  @Provide
  Arbitrary<Pace> paces() {
    return Arbitraries.oneOf(
        Arbitraries.just(new Pace.FlatOut()),
        Arbitraries.doubles().between(0.5, 500).map(Pace.Rate::new),
        Arbitraries.doubles().between(0.25, 100).map(Pace.Speed::new));
  }

  private static List<Instant> times(List<Long> seconds) {
    return seconds.stream().map(Instant.parse("2019-10-01T00:00:00Z")::plusSeconds).toList();
  }

  private static Survey survey(List<Instant> times, Pace pace) throws IOException {
    var rows = new ArrayList<String>();
    for (var time : times) {
      rows.add("{\"name\":\"page_viewed\",\"clientId\":\"c\",\"timestamp\":\"" + time + "\"}");
    }
    var file = Files.write(Files.createTempFile("nova-clock", ".ndjson"), rows);
    try {
      return Survey.of(List.of(file), Mappings.named("shopify"), "demo.nova.test", pace);
    } finally {
      Files.delete(file);
    }
  }
}
