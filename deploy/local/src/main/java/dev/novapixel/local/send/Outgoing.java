package dev.novapixel.local.send;

/**
 * An event on its way.
 *
 * @param lane events of one lane arrive in the order in which they are given
 * @param row the place of its first row in its file, for those who have to look it up
 * @param json the event
 */
record Outgoing(String lane, long row, String json) {}
