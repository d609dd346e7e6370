package dev.novapixel.bench.streams;

import dev.novapixel.bench.Figures;
import dev.novapixel.bench.lab.LabBench;
import dev.novapixel.bench.lab.Laboratory;
import dev.novapixel.bench.lab.Program;
import dev.novapixel.bench.lab.Zipf;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Ports;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What an event costs the stitcher, against a process that only passes it through, in turns: with
 * one stream thread, with two, and with a hundred times as many shoppers in its state.
 */
public final class StitchBench implements LabBench {
  private static final Program STITCHER =
      Program.stream("stitcher", "stitcher-stream", "dev.novapixel.stitcher.Main", Ports::stitcher);

  /** What is told to the stitcher is told to every epoch's. */
  private static final String INPUT = Topics.PIXEL_EVENTS.in(Epoch.FIRST);

  private static final int SMALL = 10_000;
  private static final int RECORDS = 100_000;

  /** The limit is so much cheaper that it needs more records to be seen by the system's clock. */
  private static final int PASSED_RECORDS = 300_000;

  private static final long SEED = 20_261_121;

  private final Laboratory lab;
  private final Figures figures;
  private final int large;
  private final Clicks clicks = new Clicks();
  private final KafkaProducer<String, PixelEvent> producer;

  /**
   * @param root the project's folder
   * @param large how many shoppers are many
   */
  public StitchBench(Path root, Figures figures, int large) throws IOException {
    this.lab = new Laboratory(root);
    this.figures = figures;
    this.large = large;
    lab.makeTopics(Epoch.FIRST, List.of(Topics.PIXEL_EVENTS));
    this.producer =
        new KafkaProducer<>(
            ClientProperties.producer(lab.settings(), "nova-bench"),
            new StringSerializer(),
            lab.wire().serializer(Topics.PIXEL_EVENTS));
  }

  @Override
  public void run() throws IOException, InterruptedException, ExecutionException {
    figures.say("Stitching, with the state of %,d shoppers:".formatted(SMALL));
    double one;
    try (var stitcher = stitcher(Epoch.FIRST, 1);
        var limit = passThrough(Epoch.FIRST, 1)) {
      one = compare(stitcher, limit, "", "with one stream thread");
    }
    try (var stitcher = stitcher(new Epoch("e2"), 2);
        var limit = passThrough(new Epoch("e2"), 2)) {
      compare(stitcher, limit, "_2_threads", "with two stream threads");
    }
    try (var stitcher = stitcher(Epoch.FIRST, 1)) {
      large(stitcher, one);
    }
  }

  private double compare(Measured stitcher, Measured limit, String suffix, String how)
      throws InterruptedException, ExecutionException {
    var stitching = new Turns.Turn("stitched", stitcher, RECORDS);
    var passing = new Turns.Turn("passed through", limit, PASSED_RECORDS);
    Turns.take(figures, List.of(stitching, passing));
    double stitched = stitching.median();
    double passed = passing.median();
    figures.put("events_per_cpu_s" + suffix, stitched, "events/CPU-s", "stitched, " + how);
    figures.put("limit_per_cpu_s" + suffix, passed, "events/CPU-s", "passed through, " + how);
    figures.put("passthrough_ratio" + suffix, stitched / passed, "", "of the limit, " + how);
    return stitched;
  }

  private void large(Measured stitcher, double small)
      throws InterruptedException, ExecutionException {
    figures.say("The state of %,d shoppers is built up …".formatted(large));
    send(INPUT, large - SMALL, new AtomicInteger(SMALL)::getAndIncrement);
    stitcher.settle();
    var stitching = new Turns.Turn("stitched", stitcher, RECORDS);
    Turns.take(figures, List.of(stitching));
    double many = stitching.median();
    figures.put("large_state_events_per_cpu_s", many, "events/CPU-s", "stitched then");
    figures.put("large_state_ratio", many / small, "", "of what it is with few shoppers");
  }

  private Measured stitcher(Epoch epoch, int threads) throws IOException, InterruptedException {
    var own = "nova." + epoch + ".stitcher-";
    var others = List.of(Topics.SHOPPER_EVENTS.in(epoch), own + "loop", own + "journey-loop");
    var shoppers = new Zipf(SMALL, new Random(SEED));
    return Measured.start(
        lab,
        STITCHER,
        epoch,
        threads,
        INPUT,
        others,
        records -> send(INPUT, records, shoppers::next));
  }

  private Measured passThrough(Epoch epoch, int threads) throws IOException, InterruptedException {
    var shoppers = new Zipf(SMALL, new Random(SEED));
    String input = Lane.in(Topics.PIXEL_EVENTS).in(epoch);
    return PassThrough.measured(
        lab, Topics.PIXEL_EVENTS, epoch, threads, records -> send(input, records, shoppers::next));
  }

  private void send(String topic, int records, IntSupplier shoppers) {
    for (int i = 0; i < records; i++) {
      PixelEvent event = clicks.next(shoppers.getAsInt());
      var _ =
          producer.send(
              new ProducerRecord<>(
                  topic, null, event.receivedAt().toEpochMilli(), Keys.pixelEvent(event), event));
    }
    producer.flush();
  }

  @Override
  public void close() throws IOException {
    producer.close();
    lab.close();
  }
}
