package dev.novapixel.stitcher.topology;

/** What became of one event of a shop, to be counted once. */
record Mark(String shop, Kind kind) {
  enum Kind {
    COUNTED,
    DUPLICATE,
    REJECTED,
    DROPPED_BY_CONSENT,
    BOT
  }
}
