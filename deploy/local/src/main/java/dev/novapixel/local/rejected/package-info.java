/**
 * What was rejected, and how it is sent through the stitcher again. Reads {@code rejected-events}
 * and {@code pixel-events}; the only thing here that writes is {@link
 * dev.novapixel.local.rejected.Redrive}. Depends on {@code schemas}.
 */
@NullMarked
package dev.novapixel.local.rejected;

import org.jspecify.annotations.NullMarked;
