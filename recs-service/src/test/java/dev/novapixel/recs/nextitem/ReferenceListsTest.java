package dev.novapixel.recs.nextitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pair rules on 100,000 clicks of RSC15 against the lists that session-rec made of them: the same
 * items with the same scores at every position.
 */
class ReferenceListsTest {
  private static final String FOLDER = "rsc15_100k_sessionrec/";
  private static final int POSITIONS = 387;
  private static final int BEST = 20;

  private final Map<String, Integer> numbers = new HashMap<>();

  @ParameterizedTest
  @CsvSource({
    "ASSOCIATION, recoms_rsc15_100k_ar.csv.gz",
    "SEQUENTIAL, recoms_rsc15_100k_sr.csv.gz"
  })
  void rulesEqualTheReferenceAtEveryPosition(PairRules.Kind kind, String file) throws IOException {
    Map<String, List<Integer>> test = sessions("yoochoose-clicks-100k_test.txt.gz");
    PairRules rules = new PairRules(index(), kind, BEST);
    ItemScores scores = new ItemScores();
    int positions = 0;
    for (String line : SharedData.gzLines(FOLDER + file).stream().skip(1).toList()) {
      String[] fields = line.split(";", -1);
      int item = test.getOrDefault(fields[0], List.of()).get(Integer.parseInt(fields[1]));
      rules.foretell(new int[] {item}, scores);
      Map<Integer, Float> reference = reference(fields[2], fields[3]);
      assertThat(scores.top(BEST)).as(line).containsExactlyInAnyOrder(numbers(reference.keySet()));
      reference.forEach((other, score) ->
          assertThat(scores.of(other) / scores.highest()).isCloseTo(score, within(1e-5f)));
      positions++;
    }
    assertThat(positions).isEqualTo(POSITIONS);
  }

  private SessionIndex index() throws IOException {
    var index = new SessionIndex(new SessionIndex.Bounds(1 << 20, 1 << 20, 1 << 20));
    for (List<Integer> session : sessions("yoochoose-clicks-100k_train_full.txt.gz").values()) {
      index.add(session.stream().mapToInt(item -> item).toArray());
    }
    return index;
  }

  /** The items of each session, in the order of the file. */
  private Map<String, List<Integer>> sessions(String file) throws IOException {
    Map<String, List<Integer>> sessions = new LinkedHashMap<>();
    for (String line : SharedData.gzLines(FOLDER + file).stream().skip(1).toList()) {
      String[] fields = line.split("\t", -1);
      sessions.computeIfAbsent(fields[0], _ -> new ArrayList<>()).add(number(fields[1]));
    }
    return sessions;
  }

  /** The index has a place for every number up to the highest, so that they are numbered anew. */
  private int number(String id) {
    return numbers.computeIfAbsent(id, _ -> numbers.size());
  }

  /** The items that have a score, of which the highest is 1. */
  private Map<Integer, Float> reference(String items, String scores) {
    Map<Integer, Float> found = new HashMap<>();
    String[] ids = items.split(",", -1);
    String[] values = scores.split(",", -1);
    for (int i = 0; i < ids.length; i++) {
      if (Float.parseFloat(values[i]) > 0) {
        found.put(number(ids[i]), Float.parseFloat(values[i]));
      }
    }
    return found;
  }

  private static int[] numbers(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(number -> number).toArray();
  }
}
