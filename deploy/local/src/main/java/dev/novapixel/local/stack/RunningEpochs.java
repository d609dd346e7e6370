package dev.novapixel.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which epochs the stack computes, each in a seat of its own, as {@code epochs.json} says it: what
 * the supervisor runs before Kafka can be asked. {@code nova replay} writes it after the topic.
 *
 * @param live the epoch that answers
 * @param seats one for each epoch
 */
public record RunningEpochs(String live, List<Seat> seats) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Where an epoch is computed: the number decides its ports.
   *
   * @param epoch its name
   * @param number from 0
   */
  public record Seat(String epoch, int number) {
    Epoch parsed() {
      return new Epoch(epoch);
    }
  }

  public RunningEpochs {
    seats = List.copyOf(seats);
  }

  static RunningEpochs only(Epoch epoch) {
    return new RunningEpochs(epoch.name(), List.of(new Seat(epoch.name(), 0)));
  }

  /** As {@code epochs} say it: who has a seat keeps it, and who is new takes the first free one. */
  public RunningEpochs seating(Epochs epochs) {
    var taken = new ArrayList<Seat>();
    seats.stream().filter(seat -> epochs.all().contains(seat.parsed())).forEach(taken::add);
    for (var epoch : epochs.all()) {
      if (taken.stream().noneMatch(seat -> seat.epoch().equals(epoch.name()))) {
        var free =
            IntStream.range(0, taken.size() + 1)
                .filter(number -> taken.stream().noneMatch(seat -> seat.number() == number))
                .findFirst()
                .orElseThrow();
        taken.add(new Seat(epoch.name(), free));
      }
    }
    return new RunningEpochs(epochs.live().name(), taken);
  }

  Epoch liveEpoch() {
    return new Epoch(live);
  }

  /** Whose seat is {@code epoch}'s; the first for one that has none. */
  public int seatOf(Epoch epoch) {
    return seats.stream()
        .filter(seat -> seat.epoch().equals(epoch.name()))
        .mapToInt(Seat::number)
        .findFirst()
        .orElse(0);
  }

  /**
   * What the file of {@code home} says.
   *
   * @param first the only epoch as long as there is no such file
   */
  public static RunningEpochs of(Home home, Epoch first) {
    try {
      return JSON.readValue(Files.readAllBytes(home.epochsFile()), RunningEpochs.class);
    } catch (NoSuchFileException none) {
      return only(first);
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not read " + home.epochsFile(), failed);
    }
  }

  /** Readers see it whole, old or new. */
  public void write(Home home) {
    try {
      var fresh = home.epochsFile().resolveSibling("epochs.json.new");
      Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
      Files.move(
          fresh,
          home.epochsFile(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not write " + home.epochsFile(), failed);
    }
  }
}
