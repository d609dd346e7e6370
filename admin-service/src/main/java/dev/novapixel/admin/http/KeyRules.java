package dev.novapixel.admin.http;

/**
 * How keys come about.
 *
 * @param fixedKeysAllowed whether a caller may choose a key: in the local stack only
 */
public record KeyRules(boolean fixedKeysAllowed) {}
