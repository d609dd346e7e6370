package dev.novapixel.local.export;

import dev.novapixel.local.api.Api;
import dev.novapixel.local.send.RejectedFile;
import dev.novapixel.local.source.Row;
import dev.novapixel.local.source.RowReader;
import dev.novapixel.local.source.Sources;
import dev.novapixel.schemas.feature.Feature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a training set of a file of (shopper, time): one row for each that can be answered, in the
 * file's order; every other goes to the file of those not taken, with its line and the reason. The
 * training set appears when it is whole, or not at all.
 *
 * <p>Bound: {@link #IN_FLIGHT} questions and their answers in memory, however long the file is.
 */
public final class FeatureExport {
  /** Questions that are open side by side; the service reads two histories at once. */
  private static final int IN_FLIGHT = 8;

  /** Characters that a parameter of the service may have. */
  private static final int NAMES_BOUND = 512;

  /** Reasons that the outcome shows; the file has them all. */
  private static final int SAMPLES = 5;

  private final Function<AsOfEvent, PastApi.Told> past;
  private final List<Column> columns;
  private final List<String> samples = new ArrayList<>();
  private long written;
  private long refused;
  private long beyondReach;

  FeatureExport(Function<AsOfEvent, PastApi.Told> past, List<Feature> features) {
    this.past = past;
    this.columns = Column.of(features);
  }

  /** Of these features, asked of recs-service: all at once where they are too many to be named. */
  public static FeatureExport of(Api recs, List<Feature> features) {
    String names = features.stream().map(Feature::name).collect(Collectors.joining(","));
    return new FeatureExport(
        new PastApi(recs, names.length() > NAMES_BOUND ? "" : names)::ask, features);
  }

  /**
   * What came of it.
   *
   * @param written rows of the training set
   * @param columns columns of it
   * @param refused rows of the file that gave none
   * @param beyondReach rows of a time that the projection had not come to, so that events may be
   *     missing
   * @param samples why, of the first that gave none
   */
  public record Outcome(
      long written, int columns, long refused, long beyondReach, List<String> samples) {}

  /** A question on its way. */
  private record Open(AsOfEvent event, Future<PastApi.Told> told) {}

  /** How many rows there are in a file. */
  public static long count(Path file) throws IOException {
    try (RowReader rows = Sources.open(file)) {
      long count = 0;
      while (rows.next() != null) {
        count++;
      }
      return count;
    }
  }

  /**
   * Writes {@code out}.
   *
   * @param rejected where rows go that give no row of the training set
   * @param progress hears how many rows of the file are done
   */
  public Outcome run(Path events, Path out, Format format, Path rejected, LongConsumer progress)
      throws IOException {
    Path part = out.resolveSibling(out.getFileName() + ".part");
    try {
      try (RowReader rows = Sources.open(events);
          var file = TrainingFile.create(part, format, columns);
          var notTaken = new RejectedFile(rejected);
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        answer(rows, new Target(file, notTaken, progress), threads);
      }
      Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return new Outcome(written, columns.size(), refused, beyondReach, List.copyOf(samples));
  }

  /** Where rows go. */
  private record Target(TrainingFile file, RejectedFile notTaken, LongConsumer progress) {}

  private void answer(RowReader rows, Target target, ExecutorService threads) throws IOException {
    Deque<Open> open = new ArrayDeque<>();
    try {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        try {
          AsOfEvent event = AsOfEvent.of(row);
          open.add(new Open(event, threads.submit(() -> past.apply(event))));
        } catch (AsOfEvent.UnusableException unusable) {
          refuse(row.number(), row.text(), String.valueOf(unusable.getMessage()), target);
        }
        if (open.size() >= IN_FLIGHT) {
          take(open.removeFirst(), target);
        }
      }
      while (!open.isEmpty()) {
        take(open.removeFirst(), target);
      }
    } finally {
      open.forEach(left -> left.told().cancel(true));
    }
  }

  private void take(Open question, Target target) throws IOException {
    AsOfEvent event = question.event();
    switch (told(question)) {
      case PastApi.Told.Refused(var reason) -> refuse(event.row(), event.text(), reason, target);
      case PastApi.Told.Features(var body) -> write(new Example(event, body), target);
    }
  }

  private void write(Example example, Target target) throws IOException {
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (Column column : columns) {
      try {
        values.add(column.type().read(column.in().apply(example)));
      } catch (ArithmeticException tooLarge) {
        AsOfEvent event = example.event();
        refuse(event.row(), event.text(), column.name() + ": " + tooLarge.getMessage(), target);
        return;
      }
    }
    target.file().write(values);
    written++;
    beyondReach += example.meta().path("degraded").asBoolean() ? 1 : 0;
    target.progress().accept(written + refused);
  }

  private void refuse(long row, String text, String reason, Target target) {
    target.notTaken().row(row, text, reason);
    refused++;
    if (samples.size() < SAMPLES) {
      samples.add("line %d: %s".formatted(row, reason));
    }
    target.progress().accept(written + refused);
  }

  private static PastApi.Told told(Open question) {
    try {
      return question.told().get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException("The export was interrupted", new IOException(interrupted));
    }
  }
}
