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

  /**
   * The newer of two. A version stands for one label, but for that of an opt-out: a unit that comes
   * back begins with it, and is somebody's from then on.
   */
  static UnitLabel newer(UnitLabel one, UnitLabel other) {
    if (other.version == one.version) {
      return one.isNobodys() ? other : one;
    }
    return other.version > one.version ? other : one;
  }

  /** How often the unit had been opted out. */
  long generation() {
    return UnitVersion.generation(version);
  }
}
