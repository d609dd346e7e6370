/**
 * Stream processes measured by themselves, beside a topology that does nothing but pass records
 * through, which is their limit. Depends on {@code schemas}, and on {@code lab} for the servers and
 * processes.
 */
@NullMarked
package dev.novapixel.bench.streams;

import org.jspecify.annotations.NullMarked;
