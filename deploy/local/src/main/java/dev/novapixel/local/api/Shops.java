package dev.novapixel.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shops and their keys, as the admin service keeps them. */
public final class Shops {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final Api admin;

  public Shops(Api admin) {
    this.admin = admin;
  }

  /** What a key opens. */
  public enum KeyKind {
    /** Public: sends events. */
    WRITE,
    /** Secret: reads, and imports. */
    SERVER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A key.
   *
   * @param key in full where it is public or was just made
   * @param hint its last characters
   * @param hosts whose pages may use it; empty where all may
   */
  public record Key(
      String id,
      String kind,
      @Nullable String key,
      String hint,
      String createdAt,
      List<String> hosts) {
    public Key {
      hosts = List.copyOf(hosts);
    }
  }

  public boolean exists(String shop) {
    var answer = admin.get("/v1/shops/" + shop);
    if (answer.status() == NOT_FOUND) {
      return false;
    }
    ok(answer, "The shop " + shop + " cannot be read");
    return true;
  }

  /**
   * Adds a shop.
   *
   * @param whenAbsent what an event means that says nothing of consent: {@code granted} or {@code
   *     denied}
   */
  public void add(String shop, String whenAbsent, String currency) {
    var body = JSON.createObjectNode().put("shop", shop).put("currency", currency);
    body.putObject("consent").put("when_absent", whenAbsent);
    ok(admin.post("/v1/shops", body), "The shop " + shop + " cannot be added");
  }

  /** Adds a key that is drawn. */
  public Key addKey(String shop, KeyKind kind) {
    return key(ok(admin.post(keys(shop), ofKind(kind)), "A key cannot be added").data());
  }

  /** Adds this very key; one that the shop has already is fine. */
  void addKey(String shop, KeyKind kind, String fixed) {
    var answer = admin.post(keys(shop), ofKind(kind).put("key", fixed));
    if (answer.status() != CONFLICT) {
      ok(answer, "The " + kind.word() + " key of " + shop + " cannot be added");
    }
  }

  public List<Key> keysOf(String shop) {
    var keys = new ArrayList<Key>();
    ok(admin.get(keys(shop)), "The keys of " + shop + " cannot be read")
        .data()
        .forEach(key -> keys.add(key(key)));
    return keys;
  }

  /** Puts another key in the place of this one, which opens nothing from now on. */
  public Key rotate(String shop, String id) {
    return key(
        ok(
                admin.post(keys(shop) + "/" + id + "/rotate", JSON.createObjectNode()),
                "The key cannot be rotated")
            .data());
  }

  /** Says whose pages may use a write key; none means all. */
  public Key allow(String shop, String id, List<String> hosts) {
    var body = JSON.createObjectNode();
    hosts.forEach(body.putArray("hosts")::add);
    return key(
        ok(admin.patch(keys(shop) + "/" + id, body), "The hosts of the key cannot be set").data());
  }

  private static String keys(String shop) {
    return "/v1/shops/" + shop + "/keys";
  }

  private static ObjectNode ofKind(KeyKind kind) {
    return JSON.createObjectNode().put("kind", kind.word());
  }

  private static Key key(JsonNode key) {
    var hosts = new ArrayList<String>();
    key.path("hosts").forEach(host -> hosts.add(host.asText()));
    return new Key(
        key.path("id").asText(),
        key.path("kind").asText(),
        key.path("key").textValue(),
        key.path("hint").asText(),
        key.path("created_at").asText(),
        hosts);
  }

  private static Api.Answer ok(Api.Answer answer, String failure) {
    if (!answer.ok()) {
      throw new ApiException(failure + ": the admin service answers " + answer.problem());
    }
    return answer;
  }
}
