package dev.novapixel.bench.streams;

import dev.novapixel.bench.lab.Laboratory;
import dev.novapixel.bench.lab.Program;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.SlidingWindows;

/**
 * Four of the features as one would build them with the windows of Kafka Streams' own language:
 * views within five minutes, an hour and a day, exact to the event, and the events of a session.
 */
final class DslFeatures {
  private static final String APPLICATION = "bench-dsl";
  private static final Topic<ShopperRecord> IN = Lane.topic("dsl-in", ShopperRecord.class);
  private static final Topic<byte[]> OUT = Lane.topic("dsl-out", byte[].class);

  private DslFeatures() {}

  public static void main(String[] arguments) throws InterruptedException {
    OwnStreams.run(APPLICATION, DslFeatures::topology);
  }

  /** Where its records come in. */
  static String input(Epoch epoch) {
    return IN.in(epoch);
  }

  static Measured measured(Laboratory lab, Epoch epoch, Measured.Input input)
      throws IOException, InterruptedException {
    lab.makeTopics(epoch, List.of(IN, OUT));
    var program = Program.ownStream(APPLICATION, DslFeatures.class);
    return Measured.start(lab, program, epoch, 1, input(epoch), List.of(), input);
  }

  static Topology topology(Epoch epoch, WireFormat wire) {
    var builder = new StreamsBuilder();
    var events =
        builder.stream(
            input(epoch),
            Consumed.with(Serdes.String(), wire.serde(Topics.SHOPPER_EVENTS)).withName("events"));
    var grouped = Grouped.with(Serdes.String(), wire.serde(Topics.SHOPPER_EVENTS));
    var views =
        events
            .filter((_, record) -> isView(record), Named.as("views"))
            .groupByKey(grouped.withName("by-shopper"));
    within(views, "views-5m", Duration.ofMinutes(5), epoch);
    within(views, "views-1h", Duration.ofHours(1), epoch);
    within(views, "views-24h", Duration.ofHours(24), epoch);
    events
        .groupByKey(grouped.withName("all-by-shopper"))
        .windowedBy(SessionWindows.ofInactivityGapWithNoGrace(Duration.ofMinutes(30)))
        .count(Named.as("session"), Materialized.as("session-store"))
        .toStream(Named.as("session-counts"))
        .selectKey((window, _) -> window.key(), Named.as("session-key"))
        .to(OUT.in(epoch), Produced.with(Serdes.String(), Serdes.Long()).withName("session-out"));
    return builder.build();
  }

  private static void within(
      KGroupedStream<String, ShopperRecord> views, String name, Duration width, Epoch epoch) {
    views
        .windowedBy(SlidingWindows.ofTimeDifferenceWithNoGrace(width))
        .count(Named.as(name), Materialized.as(name + "-store"))
        .toStream(Named.as(name + "-counts"))
        .selectKey((window, _) -> window.key(), Named.as(name + "-key"))
        .to(OUT.in(epoch), Produced.with(Serdes.String(), Serdes.Long()).withName(name + "-out"));
  }

  private static boolean isView(ShopperRecord record) {
    return record instanceof ShopperEvent event && event.action() instanceof Action.ProductViewed;
  }
}
