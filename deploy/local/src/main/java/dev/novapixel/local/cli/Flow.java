package dev.novapixel.local.cli;

import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.watch.Conservation;
import dev.novapixel.local.watch.Lag;
import dev.novapixel.local.watch.LogReader;
import dev.novapixel.local.watch.Metrics;
import dev.novapixel.schemas.kafka.ClientProperties;
import java.io.PrintWriter;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/**
 * How events flow through the running stack: what waits, how fresh what arrives is, and whether any
 * is missing.
 */
record Flow(LocalStack stack) {
  private static final String FRESHNESS = "nova_mirror_freshness_seconds";
  private static final String FEATURES = "shopper-features";
  private static final double MEDIAN = 0.5;
  private static final double ALMOST_ALL = 0.99;

  void print(PrintWriter out) throws InterruptedException {
    var features = Metrics.of(stack.addresses().url(stack.addresses().ports().features()));
    var stitcher = Metrics.of(stack.addresses().url(stack.addresses().ports().stitcher()));
    lag(out, features, stitcher);
    features.ifPresent(metrics -> freshness(metrics, out));
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

  private static void freshness(Metrics metrics, PrintWriter out) {
    out.printf(
        "  From the gateway's receipt to the feature in Redis, since the start: p50 %s, p99 %s%n",
        millis(metrics, MEDIAN), millis(metrics, ALMOST_ALL));
  }

  private static String millis(Metrics metrics, double quantile) {
    return metrics
        .quantile(
            FRESHNESS, quantile, labels -> labels.getOrDefault("topic", "").contains(FEATURES))
        .map(seconds ->
            seconds.isInfinite() ? "more than " + longest(metrics) : "≤ " + text(seconds))
        .orElse("not measured yet");
  }

  private static String longest(Metrics metrics) {
    return metrics.largestBound(FRESHNESS).map(Flow::text).orElse("can be told");
  }

  private static String text(double seconds) {
    return "%,.0f ms".formatted(seconds * 1000);
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
