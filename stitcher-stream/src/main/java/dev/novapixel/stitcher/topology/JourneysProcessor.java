package dev.novapixel.stitcher.topology;

import dev.novapixel.stitcher.journey.JourneyMessage;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Leads what nodes and other journeys tell of units to the journey of their shopper. */
final class JourneysProcessor implements Processor<String, byte[], String, Object> {
  private JourneyStore journeys;

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.journeys = new JourneyStore(context);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    journeys.step(record.key(), record.timestamp(), JourneyMessage.read(record.value()));
  }
}
