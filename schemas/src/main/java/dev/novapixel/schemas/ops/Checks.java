package dev.novapixel.schemas.ops;

import dev.novapixel.schemas.ops.Check.Failed;
import dev.novapixel.schemas.ops.Check.Ok;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The named checks of a service, in the order in which they are shown. Immutable. */
public final class Checks {
  public static final Checks NONE = new Checks(Map.of());

  private final Map<String, Supplier<Check>> byName;

  private Checks(Map<String, Supplier<Check>> byName) {
    this.byName = byName;
  }

  /** These checks and one more. */
  public Checks with(String name, Supplier<Check> check) {
    Map<String, Supplier<Check>> more = new LinkedHashMap<>(byName);
    more.put(name, check);
    return new Checks(more);
  }

  /** What each says now; one that throws has failed. */
  public Results run() {
    Map<String, Check> results = new LinkedHashMap<>();
    byName.forEach((name, check) -> results.put(name, answer(check)));
    return new Results(results);
  }

  private static Check answer(Supplier<Check> check) {
    try {
      return check.get();
    } catch (RuntimeException broken) {
      return Check.failed(broken.getClass().getSimpleName());
    }
  }

  /** One run of all checks, by name. */
  public record Results(Map<String, Check> byName) {

    public boolean allOk() {
      return byName.values().stream().allMatch(Ok.class::isInstance);
    }

    /** {@code {"status": "ok", "checks": {"streams": {"status": "ok"}}}}, as maps. */
    public Map<String, Object> shown() {
      Map<String, Object> checks = new LinkedHashMap<>();
      byName.forEach((name, check) -> checks.put(name, shown(check)));
      return Map.of("status", allOk() ? "ok" : "failed", "checks", checks);
    }

    private static Map<String, String> shown(Check check) {
      return switch (check) {
        case Ok _ -> Map.of("status", "ok");
        case Failed failed -> Map.of("status", "failed", "reason", failed.reason());
      };
    }
  }
}
