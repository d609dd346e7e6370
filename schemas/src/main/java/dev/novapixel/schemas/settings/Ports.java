package dev.novapixel.schemas.settings;

/**
 * The ports of all parts, each at a fixed distance from the gateway's, so that one number moves
 * them all.
 *
 * @param base the gateway's port
 */
public record Ports(int base) {
  /** How far the port farthest away lies above the base. */
  static final int HIGHEST_OFFSET = 362;

  public int gateway() {
    return base;
  }

  public int recs() {
    return base + 1;
  }

  public int admin() {
    return base + 2;
  }

  public int registry() {
    return base + 3;
  }

  public int stitcher() {
    return base + 4;
  }

  public int features() {
    return base + 5;
  }

  public int registryManagement() {
    return base + 6;
  }

  public int kafka() {
    return base + 22;
  }

  public int kafkaController() {
    return base + 23;
  }

  public int redis() {
    return base + 309;
  }

  public int postgres() {
    return base + HIGHEST_OFFSET;
  }
}
