package dev.novapixel.servers.testing;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Multiplies the tries of each jqwik property in drills. jqwik finds it by its service file, so it
 * holds for every module that has the embedded servers on its tests' class path.
 */
public final class DrilledProperties implements AroundPropertyHook {
  /** From seconds to minutes for the dearest properties that there are. */
  static final int TIMES = 20;

  private static final int JQWIK_DEFAULT = 1_000;

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext property, PropertyExecutor executor) {
    if (Drills.wanted()) {
      var attributes = property.attributes();
      attributes.setTries(attributes.tries().orElse(JQWIK_DEFAULT) * TIMES);
    }
    return executor.execute();
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
