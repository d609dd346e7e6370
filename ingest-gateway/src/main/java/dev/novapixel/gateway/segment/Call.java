package dev.novapixel.gateway.segment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The calls that clients make; each has an address of its own. */
public enum Call {
  TRACK,
  IDENTIFY,
  PAGE,
  SCREEN,
  GROUP,
  ALIAS,
  MERGE,
  /** Messages of several calls, each of which says its own. */
  BATCH;

  /** What its messages say that they are; null where they may be any. */
  @Nullable String type() {
    return this == BATCH ? null : name().toLowerCase(Locale.ROOT);
  }
}
