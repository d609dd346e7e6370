package dev.novapixel.features.affinity;

/** In what sense products go together. */
public enum Relation {
  /** Viewed in the same session. */
  VIEWED('v'),
  /** Bought in the same order. */
  BOUGHT('b');

  private final char code;

  Relation(char code) {
    this.code = code;
  }

  /** Of its letter in keys and rows. */
  public static Relation of(char code) {
    return code == VIEWED.code ? VIEWED : BOUGHT;
  }

  /** Its letter in keys and rows. */
  public char code() {
    return code;
  }
}
