package dev.novapixel.local.compare;

import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;

/**
 * One of the two that are compared: an epoch, and the stack that computes it.
 *
 * @param name for people
 * @param settings where the stack's servers are
 * @param adminPassword of the role that reads its tables
 * @param epoch which of its epochs
 */
public record Side(String name, Settings settings, String adminPassword, Epoch epoch) {

  /** An epoch of a stack, called by the epoch's name. */
  public static Side of(LocalStack stack, Epoch epoch) {
    return of(stack, epoch, epoch.name());
  }

  /** As above, called otherwise. */
  public static Side of(LocalStack stack, Epoch epoch, String name) {
    return new Side(name, stack.settings(), stack.secrets().adminPassword(), epoch);
  }

  @Override
  public String toString() {
    return name;
  }
}
