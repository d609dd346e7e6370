package dev.novapixel.schemas.event;

/**
 * How fast one client's events may come before it is taken for a machine: so many a minute on the
 * whole, and so many more at once.
 *
 * @param eventsPerMinute the pace that can be kept up for ever
 * @param eventsAtOnce how far ahead of that pace a client may get
 */
public record Pace(int eventsPerMinute, int eventsAtOnce) {
  /**
   * Far above what a busy page reports of a busy shopper, and below what costs anybody anything.
   */
  public static final Pace DEFAULT = new Pace(300, 1000);
}
