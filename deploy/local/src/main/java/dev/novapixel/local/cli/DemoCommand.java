package dev.novapixel.local.cli;

import dev.novapixel.local.api.DemoShop;
import dev.novapixel.local.demo.CaughtUp;
import dev.novapixel.local.demo.MostActive;
import dev.novapixel.local.mapping.Mappings;
import dev.novapixel.local.send.EventClock;
import dev.novapixel.local.send.Gateway;
import dev.novapixel.local.send.Pace;
import dev.novapixel.local.send.Sending;
import dev.novapixel.local.send.Survey;
import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.watch.Conservation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nova demo}: real data in, live features and recommendations out, in one command. */
@Command(
    name = "demo",
    description =
        "Starts the stack, sends real data of two shops through the gateway, and shows what became of it.")
final class DemoCommand implements Callable<Integer> {
  private static final Duration ACTIVE_WITHIN = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Mixin private final Output output = new Output();

  /** What is sent to a shop, from the bundled data. */
  private record Cargo(DemoShop shop, String mapping, List<String> names, String credit) {
    List<Path> files(LocalStack stack) {
      var data = stack.home().root().resolve("deploy/local/data");
      return names.stream().map(data::resolve).toList();
    }
  }

  /** The clicks go last: their shoppers' last five minutes are what the features are about. */
  private static final Cargo BASKETS =
      new Cargo(
          DemoShop.BASKETS,
          "uci",
          List.of(
              "uci-online-retail-2011-01.csv.gz",
              "uci-online-retail-2011-02.csv.gz",
              "uci-online-retail-2011-03.csv.gz"),
          "Online Retail, Daqing Chen (2015), UCI Machine Learning Repository, CC BY 4.0");

  private static final Cargo CLICKS =
      new Cargo(
          DemoShop.CLICKS,
          "rees46",
          List.of("rees46-2019-10-01.csv.gz"),
          "Data: REES46 Marketing Platform / Open CDP, via Kaggle");

  @Override
  public Integer call() throws IOException, InterruptedException {
    var stack = CurrentStack.get();
    var out = output.out();
    if (stack.running().isEmpty()) {
      out.println("Starting the stack");
      UpCommand.startInBackground(stack, out);
    }
    send(BASKETS, stack, out);
    var shopper = send(CLICKS, stack, out);
    var conservation = catchUp(stack, out);
    out.println();
    Flow.conservation(conservation, out);
    new DemoReport(stack, out).print("client:" + shopper);
    new Urls(stack.addresses()).print(out);
    out.println(
        "Everything stays up: ./nova status shows it, ./nova tail follows events, ./nova down stops it.");
    return 0;
  }

  /** Sends the cargo, shifted so that it ends now; returns who was most active at its end. */
  private static String send(Cargo cargo, LocalStack stack, PrintWriter out)
      throws IOException, InterruptedException {
    var files = cargo.files(stack);
    var recipe = Mappings.named(cargo.mapping());
    var shop = cargo.shop();
    var pace = new Pace.FlatOut();
    var survey = Survey.of(files, recipe, shop.shop(), pace);
    out.printf("%nSending %,d events to %s%n  %s%n", survey.events(), shop.shop(), cargo.credit());
    out.flush();
    var clock = EventClock.Live.startingAt(Instant.now(), survey);
    var rejected = stack.home().state().resolve(cargo.mapping() + ".rejected.ndjson");
    var plan = new Sending.Plan(files, recipe, shop.shop(), "", survey, pace, clock, _ -> rejected);
    var address = stack.addresses().url(stack.addresses().ports().gateway());
    try (var gateway = new Gateway(address, shop.writeKey(), false)) {
      SendReport.run(plan, gateway, shop.shop(), out);
    }
    return MostActive.client(files.getLast(), recipe, shop.shop(), survey.last(), ACTIVE_WITHIN);
  }

  private static Conservation catchUp(LocalStack stack, PrintWriter out)
      throws InterruptedException {
    out.printf("%nWaiting until every event has been stitched, computed and mirrored%n");
    out.flush();
    var start = System.nanoTime();
    try (var caughtUp = new CaughtUp(stack);
        var _ = new LiveLine(out, () -> "  " + caughtUp.backlog())) {
      return caughtUp.await(PATIENCE);
    } finally {
      out.printf("  waited %.1f s%n", (System.nanoTime() - start) / 1e9);
    }
  }
}
