package dev.novapixel.stitcher.topology;

/** Names of processors and sinks, which are part of the topology's pinned shape. */
final class Names {
  static final String PIXEL_EVENTS = "pixel-events";
  static final String NORMALISE = "normalise";
  static final String DEDUPLICATE = "deduplicate";
  static final String STITCH = "stitch";
  static final String TALLY = "tally";
  static final String LOOP = "loop";
  static final String IDENTITY_COMMANDS = "identity-commands";
  static final String SPLIT = "split";
  static final String ERASURES = "erasures";
  static final String ERASE = "erase";
  static final String TO_ERASURES = "to-erasures";
  static final String TO_JOURNEYS = "to-journeys";
  static final String TO_NODES = "to-nodes";
  static final String TO_LOOP = "to-loop";
  static final String TO_SHOPPER_EVENTS = "to-shopper-events";
  static final String TO_IDENTITIES = "to-identities";
  static final String TO_ALIASES = "to-shopper-aliases";
  static final String TO_REJECTED = "to-rejected-events";
  static final String TO_TALLIES = "to-tallies";
  static final String JOURNEY_LOOP = "journey-loop";
  static final String JOURNEYS = "journeys";
  static final String TO_JOURNEY_LOOP = "to-journey-loop";
  static final String TO_SHOPPERS = "to-shoppers";

  private Names() {}
}
