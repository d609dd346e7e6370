package dev.novapixel.local.compare;

import dev.novapixel.schemas.topic.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares one topic of two epochs: once by hashes, and once more those keys that differ. */
final class TopicComparison {
  private static final int EXAMPLES = 5;
  private static final int FIELDS = 4;

  private final TopicReader first;
  private final TopicReader second;
  private final Moment moment;
  private final Set<String> erased;

  /**
   * A comparison.
   *
   * @param erased shops of which the first epoch has counted events of shoppers who were erased
   */
  TopicComparison(TopicReader first, TopicReader second, Moment moment, Set<String> erased) {
    this.first = first;
    this.second = second;
    this.moment = moment;
    this.erased = Set.copyOf(erased);
  }

  <V> PartResult compare(TopicPart<V> part) {
    var one = contents(part, first);
    var other = contents(part, second);
    var differing = new TreeSet<String>();
    long inInput = 0;
    long inComputing = 0;
    long byErasure = 0;
    long moving = 0;
    var all = new HashSet<>(one.entries().keySet());
    all.addAll(other.entries().keySet());
    for (var key : all) {
      var here = one.entries().get(key);
      var there = other.entries().get(key);
      if (here != null && here.equals(there)) {
        continue;
      }
      if (one.touched().contains(key) || other.touched().contains(key)) {
        moving++;
        continue;
      }
      if (part.countsErased() && erased.contains(Keys.shopOf(key))) {
        byErasure++;
        continue;
      }
      differing.add(key);
      if (here == null || there == null || here.input() != there.input()) {
        inInput++;
      } else {
        inComputing++;
      }
    }
    return new PartResult(
        part.name(),
        one.entries().size(),
        other.entries().size(),
        one.digest(),
        other.digest(),
        inInput,
        inComputing,
        byErasure,
        moving,
        differing.isEmpty() ? List.of() : examples(part, differing));
  }

  private <V> Contents contents(TopicPart<V> part, TopicReader side) {
    var entries = new HashMap<String, Contents.Entry>();
    var touched = new HashSet<String>();
    side.read(
        part.topic(),
        (key, value, at) -> {
          if (!moment.includes(Keys.shopOf(key))) {
            return;
          }
          var id = value == null ? key : key + part.keys().apply(value);
          if (!at.isBefore(moment.movingFrom())) {
            touched.add(id);
          }
          if (value == null) {
            entries.remove(key);
          } else if (part.holds().test(value, moment.asOf())) {
            part.value()
                .apply(value)
                .ifPresentOrElse(
                    json ->
                        entries.put(
                            id,
                            new Contents.Entry(
                                input(part, value), Canonical.hash(Canonical.text(json)))),
                    () -> entries.remove(id));
          }
        });
    return Contents.of(entries, touched);
  }

  private static <V> long input(TopicPart<V> part, V value) {
    var input = part.input().apply(value);
    return input.isEmpty() ? 0 : Canonical.hash(input);
  }

  private <V> List<String> examples(TopicPart<V> part, Set<String> differing) {
    var shown = differing.stream().limit(EXAMPLES).toList();
    var one = values(part, first, Set.copyOf(shown));
    var other = values(part, second, Set.copyOf(shown));
    var examples = new ArrayList<String>();
    for (var key : shown) {
      var fields = Canonical.differences(one.get(key), other.get(key));
      examples.add(
          part.name()
              + " of "
              + key
              + ": "
              + String.join("; ", fields.stream().limit(FIELDS).toList()));
    }
    return examples;
  }

  private <V> Map<String, String> values(TopicPart<V> part, TopicReader side, Set<String> wanted) {
    var values = new HashMap<String, String>();
    side.read(
        part.topic(),
        (key, value, _) -> {
          if (value == null) {
            values.remove(key);
            return;
          }
          var id = key + part.keys().apply(value);
          if (wanted.contains(id) && part.holds().test(value, moment.asOf())) {
            part.value()
                .apply(value)
                .ifPresentOrElse(
                    json -> {
                      var input = part.input().apply(value);
                      if (!input.isEmpty()) {
                        json.put("computed from", input);
                      }
                      values.put(id, Canonical.text(json));
                    },
                    () -> values.remove(id));
          }
        });
    return values;
  }
}
