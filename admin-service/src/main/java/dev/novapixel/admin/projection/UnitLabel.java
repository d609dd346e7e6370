package dev.novapixel.admin.projection;

import dev.novapixel.schemas.moves.UnitVersion;

/**
 * Whose a unit is, as of a version of it.
 *
 * @param version the unit's version
 * @param shopper the shopper's id
 */
record UnitLabel(long version, String shopper) {

  /** The newer of two; a version stands for one label. */
  static UnitLabel newer(UnitLabel one, UnitLabel other) {
    return other.version > one.version ? other : one;
  }

  /** How often the unit had been opted out. */
  long generation() {
    return UnitVersion.generation(version);
  }
}
