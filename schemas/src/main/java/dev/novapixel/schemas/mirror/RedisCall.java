package dev.novapixel.schemas.mirror;

import dev.novapixel.schemas.mirror.MirrorScripts.Script;
import dev.novapixel.schemas.mirror.RedisWrite.EmptyHash;
import dev.novapixel.schemas.mirror.RedisWrite.Rank;
import dev.novapixel.schemas.mirror.RedisWrite.ReplaceHash;
import dev.novapixel.schemas.mirror.RedisWrite.Unrank;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of a script, whose keys share one hash tag and so lie on one node of a cluster.
 *
 * @param script what to run
 * @param keys on which keys
 * @param arguments with what
 */
record RedisCall(Script script, List<String> keys, List<String> arguments) {
  /** As long as Kafka keeps the tombstone itself. */
  private static final Duration VERSION_OF_EMPTY_KEPT = Duration.ofDays(7);

  /** The calls that carry out the writes of one record; {@code version} is its offset. */
  static List<RedisCall> of(long version, List<RedisWrite> writes) {
    List<RedisCall> calls = new ArrayList<>();
    Map<String, RedisCall> hashes = new LinkedHashMap<>();
    String written = Long.toString(version);
    for (RedisWrite write : writes) {
      switch (write) {
        case ReplaceHash hash -> replace(hashes, written, hash.key(), hash.fields());
        case EmptyHash hash -> replace(hashes, written, hash.key(), Map.of());
        case Rank rank ->
            calls.add(rank(written, rank.key(), rank.member(), Double.toString(rank.score())));
        case Unrank unrank -> calls.add(rank(written, unrank.key(), unrank.member(), ""));
      }
    }
    calls.addAll(hashes.values());
    return calls;
  }

  private static void replace(
      Map<String, RedisCall> hashes, String version, String key, Map<String, String> fields) {
    RedisCall call =
        hashes.computeIfAbsent(
            tag(key), _ -> new RedisCall(MirrorScripts.REPLACE, new ArrayList<>(), head(version)));
    call.keys.add(key);
    call.arguments.add(Integer.toString(fields.size()));
    fields.forEach((field, value) -> {
      call.arguments.add(field);
      call.arguments.add(value);
    });
  }

  private static List<String> head(String version) {
    List<String> arguments = new ArrayList<>();
    arguments.add(version);
    arguments.add(Long.toString(VERSION_OF_EMPTY_KEPT.toMillis()));
    return arguments;
  }

  private static RedisCall rank(String version, String key, String member, String score) {
    return new RedisCall(
        MirrorScripts.RANK, List.of(key, versions(key)), List.of(version, member, score));
  }

  /** Beside the set and under the same tag; a key without a tag is made its own. */
  static String versions(String key) {
    return (tag(key).equals(key) ? "{" + key + "}" : key) + ":versions";
  }

  /** What Redis Cluster hashes: the text between the first brace and the next, else the key. */
  private static String tag(String key) {
    int open = key.indexOf('{');
    int close = key.indexOf('}', open + 1);
    return open >= 0 && close > open + 1 ? key.substring(open + 1, close) : key;
  }
}
