/**
 * JSON read token by token where its bytes lie: what is not asked for is never made an object.
 * Plain Java; knows no events.
 */
@NullMarked
package dev.novapixel.gateway.json;

import org.jspecify.annotations.NullMarked;
