package dev.novapixel.recs.nextitem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Learns how to weigh evidence from sessions that the index does not hold yet: what each looked at
 * next is compared with what the index would have told at that moment.
 */
public final class BlendTrainer {
  /** Rows from which the bins are cut. */
  private static final int SAMPLE = 60_000;

  /** With fewer choices than this there is more chance in them than sense. */
  private static final int LEAST = 300;

  private final BlendSettings settings;
  private final Evidence evidence;
  private final int most;

  /**
   * A trainer.
   *
   * @param index the sessions before those that are learnt from; read only
   * @param settings what is learnt, as for {@link SessionBlend}
   * @param most how many choices are learnt from; bounds time and memory
   */
  public BlendTrainer(SessionIndex index, BlendSettings settings, int most) {
    this.settings = settings;
    this.evidence = new Evidence(index, settings);
    this.most = most;
  }

  /**
   * Learns from how sessions went on; nothing if there are too few.
   *
   * @param sessions later than the index's
   * @param seed which of their moments are learnt from, if there are too many
   * @param progress is told how many of a hundred parts are done
   */
  public Optional<Forest> learn(List<int[]> sessions, long seed, IntConsumer progress) {
    long moments = sessions.stream().mapToLong(session -> Math.max(0, session.length - 1)).sum();
    double share = Math.min(1, (double) most / Math.max(1, moments));
    Random random = new Random(seed);
    Collecting collecting = new Collecting();
    for (int at = 0; at < sessions.size(); at++) {
      int[] session = sessions.get(at);
      for (int next = 1; next < session.length; next++) {
        if (random.nextDouble() < share) {
          collecting.add(Arrays.copyOf(session, next), session[next]);
        }
      }
      progress.accept(at * SEARCH_PART / sessions.size());
    }
    return collecting
        .choices()
        .map(choices ->
            ForestTrainer.train(
                choices,
                settings,
                part -> progress.accept(SEARCH_PART + part * (100 - SEARCH_PART) / 100)));
  }

  /** How many of a hundred parts go into searching evidence. */
  private static final int SEARCH_PART = 25;

  /** Lists wait until there are enough to cut bins from; moments without their answer are left. */
  private final class Collecting {
    private final ArrayList<float[]> waiting = new ArrayList<>();
    private final ArrayList<Integer> chosen = new ArrayList<>();
    private int waitingRows;
    private Optional<Choices> ready = Optional.empty();

    void add(int[] open, int next) {
      evidence.search(open);
      int choice = evidence.find(next);
      if (choice < 0) {
        return;
      }
      if (ready.isPresent()) {
        ready.get().add(evidence.numbers(), evidence.size(), choice);
        return;
      }
      waiting.add(Arrays.copyOf(evidence.numbers(), evidence.size() * Evidence.WIDTH));
      chosen.add(choice);
      waitingRows += evidence.size();
      if (waitingRows >= SAMPLE) {
        ready = Optional.of(cut());
      }
    }

    Optional<Choices> choices() {
      if (ready.isEmpty() && waiting.size() >= LEAST) {
        ready = Optional.of(cut());
      }
      return ready;
    }

    private Choices cut() {
      float[] sample = new float[waitingRows * Evidence.WIDTH];
      int at = 0;
      for (float[] list : waiting) {
        System.arraycopy(list, 0, sample, at, list.length);
        at += list.length;
      }
      Choices choices = new Choices(Evidence.WIDTH, sample, waitingRows);
      for (int list = 0; list < waiting.size(); list++) {
        choices.add(waiting.get(list), waiting.get(list).length / Evidence.WIDTH, chosen.get(list));
      }
      waiting.clear();
      return choices;
    }
  }
}
