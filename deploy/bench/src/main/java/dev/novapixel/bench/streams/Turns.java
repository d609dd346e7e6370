package dev.novapixel.bench.streams;

import dev.novapixel.bench.Figures;
import dev.novapixel.bench.load.Rounds;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Processes that are measured in turns: until all are warm, and three times more. */
final class Turns {
  private static final int MOST_ROUNDS = 24;

  private Turns() {}

  /**
   * Whose turn it is.
   *
   * @param name what it does, for who looks on
   * @param records how many make a round that the system's clock can see
   */
  record Turn(String name, Measured measured, int records) {
    double median() {
      return measured.rounds().median();
    }

    private String take() {
      try {
        double rate = measured.round(records);
        return "%,.0f %s (%.0f %% compiling)".formatted(rate, name, 100 * measured.compiled());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", interrupted);
      } catch (ExecutionException | IOException failed) {
        throw new IllegalStateException(name + " could not be measured", failed);
      }
    }
  }

  static void take(Figures figures, List<Turn> turns)
      throws InterruptedException, ExecutionException {
    for (Turn turn : turns) {
      turn.measured.settle();
    }
    int counted = 0;
    for (int round = 1; counted < Rounds.MEASURED && round <= MOST_ROUNDS; round++) {
      boolean warm = turns.stream().allMatch(turn -> turn.measured.isWarm());
      counted += warm || counted > 0 ? 1 : 0;
      var rates = turns.stream().map(Turn::take).collect(Collectors.joining(", "));
      figures.say("  round %d, for each CPU-second: %s".formatted(round, rates));
    }
  }
}
