package dev.novapixel.recs.nextitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * VMIS-kNN, as it was published, on the example that bol.com published with it. Past sessions are
 * sets, as there; which of two equal scores comes first shows in the third decimal.
 */
class SerenadeToyTest {
  private static final KnnSettings SETTINGS = KnnSettings.VMIS;

  private record Click(int session, int item, double at) {}

  @Test
  void theMeanReciprocalRankIsThePublishedOne() throws IOException {
    var index = new SessionIndex(new SessionIndex.Bounds(1 << 20, SETTINGS.recent(), 1 << 20));
    sessions("train.txt").values().stream()
        .sorted(Comparator.comparingDouble(SerenadeToyTest::end))
        .forEach(clicks -> index.add(Arrays.stream(items(clicks)).distinct().toArray()));
    var knn = new SessionKnn(index, SETTINGS);
    var scores = new ItemScores();
    double sum = 0;
    int moments = 0;
    for (List<Click> clicks : sessions("test.txt").values()) {
      int[] items = items(clicks);
      for (int next = 1; next < items.length; next++) {
        knn.foretell(Arrays.copyOf(items, next), scores);
        sum += reciprocalRank(scores, items[next - 1], items[next]);
        moments++;
      }
    }

    assertThat(sum / moments).isCloseTo(0.3401, within(0.00005));
  }

  /** Serenade never shows the item at hand. */
  private static double reciprocalRank(ItemScores scores, int atHand, int next) {
    List<Integer> shown =
        Arrays.stream(scores.top(21)).filter(item -> item != atHand).limit(20).boxed().toList();
    return shown.contains(next) ? 1.0 / (shown.indexOf(next) + 1) : 0;
  }

  private static Map<Integer, List<Click>> sessions(String entry) throws IOException {
    Map<Integer, List<Click>> sessions = new TreeMap<>();
    for (String line : lines(entry).stream().skip(1).toList()) {
      String[] fields = line.split("\t", -1);
      var click =
          new Click(
              Integer.parseInt(fields[0]),
              Integer.parseInt(fields[1]),
              Double.parseDouble(fields[2]));
      sessions.computeIfAbsent(click.session(), _ -> new ArrayList<>()).add(click);
    }
    sessions.values().forEach(clicks -> clicks.sort(Comparator.comparingDouble(Click::at)));
    return new LinkedHashMap<>(sessions);
  }

  private static List<String> lines(String entry) throws IOException {
    try (var zip =
        new ZipInputStream(Files.newInputStream(SharedData.file("serenade_toy/example.zip")))) {
      for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
        if (next.getName().equals(entry)) {
          return SharedData.lines(zip);
        }
      }
    }
    throw new IOException(entry + " is not in it");
  }

  private static double end(List<Click> clicks) {
    return clicks.getLast().at();
  }

  private static int[] items(List<Click> clicks) {
    return clicks.stream().mapToInt(Click::item).toArray();
  }
}
