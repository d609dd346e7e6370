package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.ShopperRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Leads the records of {@code shopper-events} to their shopper's journey. */
final class FollowProcessor implements Processor<String, ShopperRecord, String, Object> {
  private JourneyStore journeys;

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.journeys = new JourneyStore(context);
  }

  @Override
  public void process(Record<String, ShopperRecord> record) {
    journeys.step(record.key(), record.timestamp(), journey -> journey.follow(record.value()));
  }
}
