package dev.novapixel.recs.nextitem;

/** What the session itself has looked at, the last first: people come back to it. */
public final class OwnItems implements Foreteller {

  @Override
  public void foretell(int[] session, ItemScores scores) {
    scores.clear();
    for (int steps = 1; steps <= session.length; steps++) {
      scores.add(session[session.length - steps], 1f / steps);
    }
  }
}
