package dev.novapixel.admin.outbox;

import org.jspecify.annotations.Nullable;

/**
 * That something changed.
 *
 * @param topic where it is to be told, by the topic's plain name
 * @param shop whose it is
 * @param part which of the shop's, null if the topic has one record a shop
 */
record Notice(String topic, String shop, @Nullable String part) {}
