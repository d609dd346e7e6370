package dev.novapixel.schemas.mirror;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The Lua that makes each write of the mirror a comparison of versions and a change in one step.
 */
final class MirrorScripts {
  /**
   * KEYS: hashes under one tag. ARGV: version, milliseconds that an emptied hash keeps its version,
   * then for each key the number of its fields and as many field-value pairs. Fields go in by
   * portions, since Lua's stack is bounded.
   */
  static final Script REPLACE =
      new Script(
          """
          local at = 3
          for _, key in ipairs(KEYS) do
            local count = tonumber(ARGV[at])
            local last = at + 2 * count
            local seen = redis.call('HGET', key, 'version')
            if not seen or tonumber(seen) < tonumber(ARGV[1]) then
              redis.call('DEL', key)
              redis.call('HSET', key, 'version', ARGV[1])
              for from = at + 1, last, 1000 do
                redis.call('HSET', key, unpack(ARGV, from, math.min(from + 999, last)))
              end
              if count == 0 then
                redis.call('PEXPIRE', key, ARGV[2])
              end
            end
            at = last + 1
          end
          """);

  /** KEYS: sorted set, hash of its members' versions. ARGV: version, member, score or nothing. */
  static final Script RANK =
      new Script(
          """
          local seen = redis.call('HGET', KEYS[2], ARGV[2])
          if not seen or tonumber(seen) < tonumber(ARGV[1]) then
            redis.call('HSET', KEYS[2], ARGV[2], ARGV[1])
            if ARGV[3] == '' then
              redis.call('ZREM', KEYS[1], ARGV[2])
            else
              redis.call('ZADD', KEYS[1], ARGV[3], ARGV[2])
            end
          end
          """);

  /**
   * KEYS: positions, reaches. ARGV: partition, position that we left there or nothing, next
   * position, reach or nothing. Answers the position that stands there now: another than the next
   * one means that Redis lost what we wrote.
   */
  static final Script ADVANCE =
      new Script(
          """
          local stands = redis.call('HGET', KEYS[1], ARGV[1]) or ''
          if stands ~= ARGV[2] then
            return stands
          end
          redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
          if ARGV[4] ~= '' then
            redis.call('HSET', KEYS[2], ARGV[1], ARGV[4])
          end
          return ARGV[3]
          """);

  private MirrorScripts() {}

  /**
   * A script and the name that Redis knows it by.
   *
   * @param text its Lua
   * @param sha SHA-1 of the text, in hex
   */
  record Script(String text, String sha) {
    Script(String text) {
      this(text, sha1(text));
    }

    private static String sha1(String text) {
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every JDK has SHA-1", impossible);
      }
    }
  }
}
