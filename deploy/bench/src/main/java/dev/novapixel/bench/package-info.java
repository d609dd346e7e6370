/**
 * Benchmarks of the running stack, each as a ratio to a limit measured in the same run. May depend
 * on {@code schemas} and {@code local}, and talks to the services over their public interfaces.
 */
@NullMarked
package dev.novapixel.bench;

import org.jspecify.annotations.NullMarked;
