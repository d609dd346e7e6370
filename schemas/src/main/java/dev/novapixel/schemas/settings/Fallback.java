package dev.novapixel.schemas.settings;

import java.util.function.Function;

/** What holds when nobody set a setting. */
sealed interface Fallback {

  /** A fixed text. */
  record Fixed(String text) implements Fallback {}

  /** A text that follows from other settings; {@code words} say how. */
  record Derived(String words, Function<Settings, String> text) implements Fallback {}

  /** Nothing: the parts that read it do not start without it. */
  record Required() implements Fallback {}

  /** Nothing, and the part does without it; {@code words} say how. */
  record Without(String words) implements Fallback {}
}
