package dev.novapixel.recs.sessions;

import java.util.Map;

/**
 * All sessions of a topic up to some point of it.
 *
 * @param next the next offset of every partition
 * @param shops the sessions of each shop
 */
record Snapshot(Map<Integer, Long> next, Map<String, ShopSessions> shops) {}
