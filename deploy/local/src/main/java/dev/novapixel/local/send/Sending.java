package dev.novapixel.local.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.local.mapping.Mapped;
import dev.novapixel.local.mapping.Mappings;
import dev.novapixel.local.mapping.SourceEvent;
import dev.novapixel.local.source.Row;
import dev.novapixel.local.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** One sending of some files, from the first row to the last answer. Used once. */
public final class Sending {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Plan plan;
  private final Gateway gateway;
  private final Tally tally = new Tally();
  private long index;
  private long started;

  /**
   * What is sent, and how.
   *
   * @param files event files, one after the other
   * @param recipe how their rows become events
   * @param shop to whom: part of derived ids
   * @param run empty, or what tells this sending of the same rows from others
   * @param survey what the files hold
   * @param pace when events are sent
   * @param clock which times they are sent with
   * @param rejected where rows and events of a file go that cannot be used; replaced
   */
  public record Plan(
      List<Path> files,
      Mappings.Recipe recipe,
      String shop,
      String run,
      Survey survey,
      Pace pace,
      EventClock clock,
      UnaryOperator<Path> rejected) {
    public Plan {
      files = List.copyOf(files);
    }
  }

  public Sending(Plan plan, Gateway gateway) {
    this.plan = plan;
    this.gateway = gateway;
  }

  /** Events that are settled: for a progress bar, from any thread. */
  public long settled() {
    return tally.settled();
  }

  /** Sends everything; returns when the gateway has answered for every event. */
  public Summary run() throws IOException, InterruptedException {
    started = System.nanoTime();
    for (var file : plan.files()) {
      try (var rejected = new RejectedFile(plan.rejected().apply(file));
          var lanes = new Lanes(new Poster(gateway, tally, rejected))) {
        send(file, lanes, rejected);
        lanes.finish();
      }
    }
    return tally.summary(Duration.ofNanos(System.nanoTime() - started));
  }

  private void send(Path file, Lanes lanes, RejectedFile rejected)
      throws IOException, InterruptedException {
    var mapper = plan.recipe().mapper(plan.shop(), plan.run());
    try (var rows = Sources.open(file)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        take(file, mapper.map(row), lanes, rejected);
      }
    }
    take(file, mapper.end(), lanes, rejected);
  }

  private void take(Path file, List<Mapped> mapped, Lanes lanes, RejectedFile rejected)
      throws InterruptedException {
    for (var one : mapped) {
      switch (one) {
        case Mapped.Event event -> give(event.event(), lanes);
        case Mapped.Skipped skipped -> tally.skipped(skipped.because());
        case Mapped.Bad bad -> {
          tally.badRow("row %d of %s: %s".formatted(bad.row(), file, bad.reason()));
          rejected.row(bad.row(), bad.text(), bad.reason());
        }
      }
    }
  }

  private void give(SourceEvent event, Lanes lanes) throws InterruptedException {
    awaitDue(plan.pace().due(index++, plan.survey().first(), event.time()));
    lanes.give(new Outgoing(event.lane(), event.row(), text(event)));
  }

  private void awaitDue(Duration due) throws InterruptedException {
    long at = started + due.toNanos();
    for (long wait = at - System.nanoTime(); wait > 0; wait = at - System.nanoTime()) {
      LockSupport.parkNanos(wait);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private String text(SourceEvent event) {
    Instant time = plan.clock().at(event.time());
    try {
      return JSON.writeValueAsString(event.at(time));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of JSON is JSON", impossible);
    }
  }
}
