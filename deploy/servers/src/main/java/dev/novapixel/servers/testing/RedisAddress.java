package dev.novapixel.servers.testing;

/**
 * Where the tests' Redis answers.
 *
 * @param url {@code redis://host:port}
 */
public record RedisAddress(String url) {}
