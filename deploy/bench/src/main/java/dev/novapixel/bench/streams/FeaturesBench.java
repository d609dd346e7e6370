package dev.novapixel.bench.streams;

import dev.novapixel.bench.Figures;
import dev.novapixel.bench.lab.LabBench;
import dev.novapixel.bench.lab.Laboratory;
import dev.novapixel.bench.lab.Program;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Ports;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What an event costs the feature stream: the bundled real clicks flat out, in turns with a process
 * that passes them through and with one that computes four of the features in the language of Kafka
 * Streams; with one stream thread and with two; and with ever more shoppers in its state.
 */
public final class FeaturesBench implements LabBench {
  static final Program FEATURES =
      Program.stream("features", "feature-stream", "dev.novapixel.features.Main", Ports::features);

  private static final Path REAL = Path.of("deploy/local/data/rees46-2019-10-01.csv.gz");

  /** So often is the real data passed through in a round: it takes next to no time. */
  private static final int PASSES = 6;

  private final Laboratory lab;
  private final Figures figures;
  private final int large;
  private final RealRows real;
  private final KafkaProducer<String, ShopperRecord> producer;
  private final FeaturesCrowd crowd;

  /**
   * @param root the project's folder
   * @param large how many shoppers are many
   */
  public FeaturesBench(Path root, Figures figures, int large) throws IOException {
    this.lab = new Laboratory(root);
    this.figures = figures;
    this.large = large;
    this.real = new RealRows(root.resolve(REAL));
    this.producer =
        new KafkaProducer<>(
            ClientProperties.producer(lab.settings(), "nova-bench"),
            new StringSerializer(),
            lab.wire().serializer(Topics.SHOPPER_EVENTS));
    this.crowd = new FeaturesCrowd(lab, figures, this::send, producer::flush);
  }

  @Override
  public void run() throws IOException, InterruptedException, ExecutionException {
    figures.say("Real clicks, %,d a round:".formatted(real.size()));
    var first = Epoch.FIRST;
    try (var features = features(first, 1);
        var limit = limit(first, 1);
        var dsl = DslFeatures.measured(lab, first, _ -> replay(DslFeatures.input(first), 1))) {
      var computing = new Turns.Turn("computed", features, real.size());
      var passing = new Turns.Turn("passed through", limit, PASSES * real.size());
      var windowing = new Turns.Turn("by the DSL", dsl, real.size());
      Turns.take(figures, List.of(computing, passing, windowing));
      double computed = computing.median();
      figures.put("events_per_cpu_s", computed, "events/CPU-s", "all features computed");
      figures.put("cpu_us_per_event", 1e6 / computed, "µs", "of processor time");
      figures.put("passthrough_ratio", computed / passing.median(), "", "of passing through");
      figures.put("dsl_ratio", computed / windowing.median(), "", "of four features by the DSL");
      figures.put("peak_memory_mb", features.peakMemory() / 1e6, "MB", "resident, at most");
    }
    var second = new Epoch("e2");
    try (var features = features(second, 2);
        var limit = limit(second, 2)) {
      var computing = new Turns.Turn("computed", features, real.size());
      var passing = new Turns.Turn("passed through", limit, PASSES * real.size());
      Turns.take(figures, List.of(computing, passing));
      figures.put(
          "passthrough_ratio_2_threads",
          computing.median() / passing.median(),
          "",
          "with two stream threads");
    }
    try (var features = features(FeaturesCrowd.EPOCH, 1, _ -> crowd.click())) {
      crowd.measure(features, large);
    }
  }

  private Measured features(Epoch epoch, int threads) throws IOException, InterruptedException {
    return features(epoch, threads, _ -> replay(Topics.SHOPPER_EVENTS.in(epoch), 1));
  }

  private Measured features(Epoch epoch, int threads, Measured.Input input)
      throws IOException, InterruptedException {
    var others =
        List.of(
            "nova." + epoch + ".features-loop",
            "nova-features-" + epoch + "-product-changes-repartition");
    return Measured.start(
        lab, FEATURES, epoch, threads, Topics.SHOPPER_EVENTS.in(epoch), others, input);
  }

  private Measured limit(Epoch epoch, int threads) throws IOException, InterruptedException {
    return PassThrough.measured(
        lab,
        Topics.SHOPPER_EVENTS,
        epoch,
        threads,
        _ -> replay(Lane.in(Topics.SHOPPER_EVENTS).in(epoch), PASSES));
  }

  private void replay(String topic, int times) {
    for (int time = 0; time < times; time++) {
      real.replay(event -> send(topic, event));
    }
    producer.flush();
  }

  private void send(String topic, ShopperEvent event) {
    var _ =
        producer.send(
            new ProducerRecord<>(
                topic,
                null,
                event.receivedAt().toEpochMilli(),
                Keys.shopper(event.shop(), event.shopper()),
                event));
  }

  @Override
  public void close() throws IOException {
    producer.close();
    lab.close();
  }
}
