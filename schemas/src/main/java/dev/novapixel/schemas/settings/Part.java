package dev.novapixel.schemas.settings;

import java.util.EnumSet;
import java.util.Set;

/** The processes that read settings, as documentation and errors name them. */
public enum Part {
  GATEWAY("gateway"),
  STITCHER("stitcher"),
  FEATURES("features"),
  RECS("recs"),
  ADMIN("admin"),
  /** The launcher and the servers that it embeds. */
  LOCAL("local stack");

  static final Set<Part> ALL = EnumSet.allOf(Part.class);

  private final String text;

  Part(String text) {
    this.text = text;
  }

  /** Its name in plain words. */
  public String text() {
    return text;
  }
}
