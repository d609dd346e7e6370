/**
 * The process: what is opened, started and closed. Depends on {@code topology} and {@code mirror};
 * the domain lies in the packages beside it.
 */
@NullMarked
package dev.novapixel.features;

import org.jspecify.annotations.NullMarked;
