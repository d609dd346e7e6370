/** The compact binary form in which nodes keep and send state. Pure; may depend on plain values. */
@NullMarked
package dev.novapixel.stitcher.state;

import org.jspecify.annotations.NullMarked;
