package dev.novapixel.schemas.mirror;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Runs calls in pipelines. All are safe to run again, which is how a script that Redis has
 * forgotten is taught: the same calls once more, with their text. Used by one thread.
 */
final class RedisWriter {
  /** Deeper pipelines measured no faster, and a shallower one answers sooner. */
  private static final int PIPELINE = 128;

  private final UnifiedJedis redis;

  RedisWriter(UnifiedJedis redis) {
    this.redis = redis;
  }

  /**
   * The answers to {@code calls}, in their order; returns when Redis has carried out all of them.
   *
   * @throws redis.clients.jedis.exceptions.JedisException when it did not; any of them may have
   *     been carried out
   */
  List<Object> run(List<RedisCall> calls) {
    List<Object> answers = new ArrayList<>(calls.size());
    for (int from = 0; from < calls.size(); from += PIPELINE) {
      List<RedisCall> portion = calls.subList(from, Math.min(from + PIPELINE, calls.size()));
      try {
        answers.addAll(run(portion, false));
      } catch (JedisNoScriptException forgotten) {
        answers.addAll(run(portion, true));
      }
    }
    return answers;
  }

  private List<Object> run(List<RedisCall> calls, boolean withText) {
    List<Response<Object>> pending = new ArrayList<>(calls.size());
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (RedisCall call : calls) {
        pending.add(
            withText
                ? pipeline.eval(call.script().text(), call.keys(), call.arguments())
                : pipeline.evalsha(call.script().sha(), call.keys(), call.arguments()));
      }
      pipeline.sync();
    }
    List<Object> answers = new ArrayList<>(calls.size());
    for (Response<Object> response : pending) {
      Object answer = response.get();
      answers.add(answer == null ? "" : answer);
    }
    return answers;
  }
}
