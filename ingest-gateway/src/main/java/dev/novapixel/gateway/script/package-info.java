/**
 * The script that shops load from here, put together from {@code src/main/web/pixel}. Depends on
 * nothing.
 */
@NullMarked
package dev.novapixel.gateway.script;

import org.jspecify.annotations.NullMarked;
