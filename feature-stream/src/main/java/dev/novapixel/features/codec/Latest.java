package dev.novapixel.features.codec;

import org.jspecify.annotations.Nullable;

/**
 * A value and the event that carried it, so that the latest can be told in any order of arrival.
 *
 * @param at event time in milliseconds
 * @param eventId decides between equal times
 */
public record Latest<T>(long at, String eventId, T value) {

  /** The later of two, by (time, event id). */
  public static <T> @Nullable Latest<T> of(@Nullable Latest<T> one, @Nullable Latest<T> other) {
    if (one == null) {
      return other;
    }
    return other == null || one.isAfter(other.at, other.eventId) ? one : other;
  }

  public static <T> @Nullable T valueOf(@Nullable Latest<T> latest) {
    return latest == null ? null : latest.value;
  }

  private boolean isAfter(long otherAt, String otherId) {
    return at != otherAt ? at > otherAt : eventId.compareTo(otherId) > 0;
  }
}
