package dev.novapixel.schemas.topic;

import java.util.regex.Pattern;

/**
 * One generation of all derived state; a replay builds the next beside the live one.
 *
 * @param name {@code e1}, {@code e2} …: part of topic names, application ids and Redis keys
 */
public record Epoch(String name) {
  private static final Pattern NAME = Pattern.compile("e[1-9][0-9]{0,5}");

  public static final Epoch FIRST = new Epoch("e1");

  public Epoch {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("an epoch is named e1, e2, …, not '" + name + "'");
    }
  }

  /** The one after it. */
  public Epoch next() {
    return new Epoch("e" + (Integer.parseInt(name.substring(1)) + 1));
  }

  @Override
  public String toString() {
    return name;
  }
}
