/**
 * Generated histories, and how they have to end: what the batch reference says. Shared by the tests
 * of the pure decisions and those of the topology; may depend on the normalised event.
 */
@NullMarked
package dev.novapixel.stitcher.history;

import org.jspecify.annotations.NullMarked;
