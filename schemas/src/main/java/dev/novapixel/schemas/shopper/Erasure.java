package dev.novapixel.schemas.shopper;

import dev.novapixel.schemas.event.Identifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a shopper is to be forgotten, and what that comes to: it is asked for with one identifier,
 * and the stitcher expands it once into cuts, one for each identifier of the shopper. Every epoch
 * applies the cuts, the largest of an identifier.
 *
 * @param shop the shop
 * @param identifier the identifier asked for, or cut
 * @param customer of a checkout that is another shopper's, only what names this account; null for
 *     all of it
 * @param upTo what was received later stays
 * @param cut whether this is a cut; else it is asked for
 */
public record Erasure(
    String shop, Identifier identifier, @Nullable String customer, Instant upTo, boolean cut) {}
