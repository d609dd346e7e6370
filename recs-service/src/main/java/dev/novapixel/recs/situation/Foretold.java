package dev.novapixel.recs.situation;

import java.util.List;

/**
 * What past sessions say comes next in an open one, best first, without what it holds already.
 *
 * @param nearest what the sessions most like it looked at
 * @param learnt what a model learnt from how sessions went on expects; empty where none was taken
 *     up
 */
public record Foretold(List<Scored> nearest, List<Scored> learnt) {
  public static final Foretold NOTHING = new Foretold(List.of(), List.of());

  public Foretold {
    nearest = List.copyOf(nearest);
    learnt = List.copyOf(learnt);
  }
}
