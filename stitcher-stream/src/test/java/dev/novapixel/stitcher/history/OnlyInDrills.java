package dev.novapixel.stitcher.history;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips a property unless {@code ./nova test --drills} runs it. */
public final class OnlyInDrills implements SkipExecutionHook {
  private static final String DRILLS = "nova.drills";

  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    return Boolean.getBoolean(DRILLS)
        ? SkipResult.doNotSkip()
        : SkipResult.skip("a long run: ./nova test --drills");
  }
}
