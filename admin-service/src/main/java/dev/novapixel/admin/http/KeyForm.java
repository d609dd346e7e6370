package dev.novapixel.admin.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.admin.http.Problem.Flaw;
import dev.novapixel.admin.shops.ShopId;
import dev.novapixel.admin.shops.ShopKey.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as a client describes it.
 *
 * @param kind null where it was not given
 * @param key the key itself, where it is chosen and not drawn
 * @param hosts whose pages may use it
 * @param flaws what was wrong; the values are of use only if nothing was
 */
record KeyForm(@Nullable Kind kind, @Nullable String key, List<String> hosts, List<Flaw> flaws) {
  private static final String HOSTS = "hosts";
  private static final int MAX_HOSTS = 20;
  private static final int SHORTEST_FIXED = 8;
  private static final int LONGEST_FIXED = 128;

  /** A key to make. */
  static KeyForm ofNew(JsonNode body, KeyRules rules) {
    Fields fields = Fields.of(body);
    Kind kind = fields.required("kind", fields.word("kind", Kind.class));
    String fixed = fields.text("key", LONGEST_FIXED);
    if (fixed != null && !mayBeFixed(fixed, rules)) {
      fields.flaw("key", "can't be chosen here: keys are drawn");
    }
    List<String> hosts = hosts(fields);
    if (kind == Kind.SERVER && !hosts.isEmpty()) {
      fields.flaw(HOSTS, "are for write keys: a server key has no place in a page");
    }
    return new KeyForm(kind, fixed, hosts, fields.flaws());
  }

  /** What is changed of a key. */
  static KeyForm ofChange(JsonNode body) {
    Fields fields = Fields.of(body);
    List<String> hosts = fields.required(HOSTS, hosts(fields));
    return new KeyForm(null, null, hosts == null ? List.of() : hosts, fields.flaws());
  }

  private static List<String> hosts(Fields fields) {
    List<String> hosts = new ArrayList<>();
    for (JsonNode element : fields.elements(HOSTS, MAX_HOSTS)) {
      if (element.isTextual() && ShopId.isValid(element.asText())) {
        hosts.add(element.asText());
      } else {
        fields.flaw(HOSTS, "have to be names of hosts in lower case, without scheme and port");
      }
    }
    return hosts;
  }

  private static boolean mayBeFixed(String key, KeyRules rules) {
    return rules.fixedKeysAllowed()
        && key.length() >= SHORTEST_FIXED
        && key.chars().allMatch(c -> c > ' ' && c < 127);
  }
}
