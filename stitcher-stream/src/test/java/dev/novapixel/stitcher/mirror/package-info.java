/** What Redis is told of identities and journeys. */
@NullMarked
package dev.novapixel.stitcher.mirror;

import org.jspecify.annotations.NullMarked;
