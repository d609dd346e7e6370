package dev.novapixel.admin.projection;

import dev.novapixel.schemas.moves.UnitVersion;

/**
 * Whose a unit is, as of a version of it.
 *
 * @param version the unit's version
 * @param shopper the shopper's id; empty if an opt-out or an erasure made it nobody's
 */
record UnitLabel(long version, String shopper) {

  /** Nobody's, from {@code version} on. */
  static UnitLabel ofNobody(long version) {
    return new UnitLabel(version, "");
  }

  boolean isNobodys() {
    return shopper.isEmpty();
  }

  /** The newer of two; a version stands for one label. */
  static UnitLabel newer(UnitLabel one, UnitLabel other) {
    return other.version > one.version ? other : one;
  }

  /** How often the unit had been opted out. */
  long generation() {
    return UnitVersion.generation(version);
  }
}
