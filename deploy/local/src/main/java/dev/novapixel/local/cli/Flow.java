package dev.novapixel.local.cli;

import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.watch.Conservation;
import dev.novapixel.local.watch.Lag;
import dev.novapixel.local.watch.LogReader;
import dev.novapixel.local.watch.Metrics;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Setting;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * How events flow through the running stack: what waits, how fresh what arrives is, and whether any
 * is missing.
 */
record Flow(LocalStack stack) {
  private static final String FRESHNESS = "nova_freshness_recent_seconds";

  /** The way of an event; each hop but the first counts from the gateway's receipt. */
  private static final List<Hop> HOPS =
      List.of(
          new Hop("received", "shopper-events", "from happening to the gateway"),
          new Hop("stitched", "pixel-events", "from there to the shopper's event"),
          new Hop("computed", "shopper-events", "from there to the features"),
          new Hop("mirrored", "shopper-features", "from there to the features in Redis"));

  /**
   * A hop of an event's way.
   *
   * @param name as the services call it
   * @param topic in whose records it is measured
   * @param way for people
   */
  private record Hop(String name, String topic, String way) {}

  void print(PrintWriter out) throws InterruptedException {
    var live = stack.settings().get(Setting.EPOCH);
    var features = Metrics.of(stack.features(live));
    var stitcher = Metrics.of(stack.stitcher(live));
    lag(out, features, stitcher);
    freshness(Stream.of(stitcher, features).flatMap(Optional::stream).toList(), out);
    try (var log = new LogReader(stack.settings())) {
      conservation(log.conservation(), out);
    }
    out.flush();
  }

  private void lag(PrintWriter out, Optional<Metrics> features, Optional<Metrics> stitcher)
      throws InterruptedException {
    try (var admin = Admin.create(ClientProperties.admin(stack.settings(), "nova-local-status"))) {
      out.printf(
          "  Waiting: stitcher %,d, features %,d, mirrors into Redis %,.0f%n",
          Lag.of(admin, stack.settings(), "stitcher"),
          Lag.of(admin, stack.settings(), "features"),
          features.map(Flow::mirrorLag).orElse(Double.NaN)
              + stitcher.map(Flow::mirrorLag).orElse(Double.NaN));
    }
  }

  static double mirrorLag(Metrics metrics) {
    return metrics.sum("nova_mirror_lag");
  }

  static void freshness(List<Metrics> services, PrintWriter out) {
    out.printf("%n  %-40s %10s %10s%n", "Freshness in the last 5 minutes", "p50", "p99");
    for (Hop hop : HOPS) {
      out.printf(
          "  %-40s %10s %10s%n", hop.way(), age(services, hop, "0.5"), age(services, hop, "0.99"));
    }
  }

  private static String age(List<Metrics> services, Hop hop, String quantile) {
    return services.stream()
        .flatMap(service -> service.samples().stream())
        .filter(sample -> sample.name().equals(FRESHNESS))
        .filter(sample -> hop.name().equals(sample.labels().get("hop")))
        .filter(sample -> hop.topic().equals(sample.labels().get("topic")))
        .filter(sample -> quantile.equals(sample.labels().get("quantile")))
        .filter(sample -> !Double.isNaN(sample.value()))
        .findFirst()
        .map(sample -> "%,.0f ms".formatted(sample.value() * 1000))
        .orElse("no event");
  }

  static void conservation(Conservation conservation, PrintWriter out) {
    out.printf(
        "%n  %-24s %10s %10s %10s %10s %10s%n",
        "events of", "counted", "duplicate", "rejected", "consent", "bots");
    conservation.byShop().forEach((shop, sums) -> row(shop, sums, out));
    row("all", conservation.all(), out);
    out.printf(
        "  Accepted %,d = read %,d %s%n",
        conservation.accepted(),
        conservation.all().read(),
        conservation.difference() == 0
            ? "(nothing is missing)"
            : "+ %,d on their way".formatted(conservation.difference()));
  }

  private static void row(String name, Conservation.Sums sums, PrintWriter out) {
    out.printf(
        "  %-24s %,10d %,10d %,10d %,10d %,10d%n",
        name,
        sums.counted(),
        sums.duplicate(),
        sums.rejected(),
        sums.droppedByConsent(),
        sums.bot());
  }
}
