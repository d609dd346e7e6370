/**
 * Posts mapped events through a gateway, in each client's order, at a chosen pace and by a chosen
 * clock. May depend on {@code dev.novapixel.local.source} and {@code .mapping}; of the gateway it
 * knows {@code POST /v1/events} alone.
 */
@NullMarked
package dev.novapixel.local.send;

import org.jspecify.annotations.NullMarked;
