/**
 * The parts of {@code ./nova demo} that are no printing: what stands out in the bundled data, when
 * the system has caught up, how fresh its features are. May depend on the packages for sending and
 * watching.
 */
@NullMarked
package dev.novapixel.local.demo;

import org.jspecify.annotations.NullMarked;
