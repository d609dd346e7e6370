/**
 * What operators command about identities: kept in Postgres, told to the stitcher through the
 * outbox. Depends on {@code store} and {@code outbox}.
 */
@NullMarked
package dev.novapixel.admin.identity;

import org.jspecify.annotations.NullMarked;
