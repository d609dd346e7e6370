package dev.novapixel.servers.testing;

/**
 * The long tests that {@code ./nova test --drills} adds. A drill of its own is annotated with
 * {@code @EnabledIfSystemProperty(named = Drills.PROPERTY, matches = "true")}; jqwik's properties
 * need nothing: {@link DrilledProperties} runs each of them longer.
 */
public final class Drills {
  /** The system property that is {@code true} in the tests' JVMs when drills were asked for. */
  public static final String PROPERTY = "nova.drills";

  /** The system property that repeats a drill that chance steers, with the seed that it printed. */
  public static final String SEED = "nova.drills.seed";

  private Drills() {}

  public static boolean wanted() {
    return Boolean.getBoolean(PROPERTY);
  }
}
