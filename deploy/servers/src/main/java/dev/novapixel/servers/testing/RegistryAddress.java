package dev.novapixel.servers.testing;

/**
 * Where the tests' schema registry answers.
 *
 * @param url the base of Confluent's API: {@code url + "/subjects"} lists the subjects
 */
public record RegistryAddress(String url) {}
