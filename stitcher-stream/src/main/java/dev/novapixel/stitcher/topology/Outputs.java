package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.identity.MessageForm;
import dev.novapixel.stitcher.identity.Output;
import dev.novapixel.stitcher.journey.JourneyMessage;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Forwards what nodes say to the sinks of its kind, each record with its receipt time. */
final class Outputs {
  private Outputs() {}

  static void forward(String shop, List<Output> outputs, ProcessorContext<String, Object> context) {
    for (Output output : outputs) {
      switch (output) {
        case Output.Write(var record, boolean news) -> {
          String key = Keys.shopper(shop, record.shopper());
          send(context, output, key, record, Names.TO_SHOPPER_EVENTS);
          if (news) {
            byte[] message = JourneyMessage.bytes(JourneyMessage.of(record));
            send(context, output, key, message, Names.TO_JOURNEYS);
          }
        }
        case Output.Publish(var identity) ->
            send(
                context,
                output,
                Keys.shopper(shop, identity.identifier()),
                identity,
                Names.TO_IDENTITIES);
        case Output.Retract(var identifier, var _) ->
            send(context, output, Keys.shopper(shop, identifier), null, Names.TO_IDENTITIES);
        case Output.Untell(var identifier, var _) ->
            send(context, output, Keys.shopper(shop, identifier), null, Names.TO_ALIASES);
        case Output.Expand(var shopper, var asked, var upTo, var _) ->
            send(
                context,
                output,
                Keys.shopper(shop, shopper),
                JourneyMessage.bytes(new JourneyMessage.Erase(asked, upTo)),
                Names.TO_JOURNEYS);
        case Output.Cut(var erasure, var _) ->
            send(context, output, Keys.erasure(erasure), erasure, Names.TO_ERASURES);
        case Output.Tell(var alias) ->
            send(context, output, Keys.shopper(shop, alias.from()), alias, Names.TO_ALIASES);
        case Output.Send(var to, var message, var _) ->
            send(
                context, output, Keys.shopper(shop, to), MessageForm.bytes(message), Names.TO_LOOP);
      }
    }
  }

  private static void send(
      ProcessorContext<String, Object> context,
      Output output,
      String key,
      @Nullable Object value,
      String sink) {
    context.forward(new Record<>(key, value, output.receivedAt().toEpochMilli()), sink);
  }
}
