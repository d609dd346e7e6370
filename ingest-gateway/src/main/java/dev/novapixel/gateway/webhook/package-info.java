/**
 * Shopify's webhooks: signed by the app, not opened by a shop's key. Checks the signature, finds
 * the shop, and puts what came on the log. May depend on {@code intake}, {@code protocol}, {@code
 * privacy}, {@code produce} and {@code schemas}; knows no framework.
 */
@NullMarked
package dev.novapixel.gateway.webhook;

import org.jspecify.annotations.NullMarked;
