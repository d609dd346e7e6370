package dev.novapixel.schemas.registry;

/**
 * Which older and newer schemas of a subject a new one must get along with, in the registry
 * protocol's own words.
 */
public enum Compatibility {
  NONE,
  BACKWARD,
  /**
   * The new schema reads what any earlier one wrote: what a replay, which meets every version in
   * the log, asks for.
   */
  BACKWARD_TRANSITIVE,
  FORWARD,
  FORWARD_TRANSITIVE,
  FULL,
  FULL_TRANSITIVE
}
