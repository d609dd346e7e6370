/**
 * Programs under measurement, each in a process of its own and what the system says of them. Knows
 * nothing of what they do.
 */
@NullMarked
package dev.novapixel.bench.process;

import org.jspecify.annotations.NullMarked;
