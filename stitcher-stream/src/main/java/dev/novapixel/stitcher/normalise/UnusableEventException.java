package dev.novapixel.stitcher.normalise;

/** Leaves a dialect at the first thing wrong; {@link Normaliser} turns it into a value. */
final class UnusableEventException extends Exception {
  private final transient Normalised.Refused refused;

  UnusableEventException(Normalised.Code code, String pointer, String detail) {
    super(detail, null, false, false);
    this.refused = new Normalised.Refused(code, pointer, detail);
  }

  Normalised.Refused refused() {
    return refused;
  }
}
