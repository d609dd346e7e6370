package dev.novapixel.servers.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Properties run longer in drills. */
class DrilledPropertiesTest {
  private static final int TRIES = 30;
  private static final AtomicInteger RUN = new AtomicInteger();

  private final String before = System.getProperty(Drills.PROPERTY, "false");

  /** Counts its runs; Surefire does not look for it. */
  static class Counted {
    @Property(tries = TRIES)
    void isTriedWithAnyNumber(@ForAll long number) {
      RUN.incrementAndGet();
    }
  }

  @BeforeEach
  void count() {
    RUN.set(0);
  }

  @AfterEach
  void asItWas() {
    System.setProperty(Drills.PROPERTY, before);
  }

  @Test
  void withoutDrillsAPropertyIsTriedAsOftenAsItSays() {
    assertThat(runs("false")).isEqualTo(TRIES);
  }

  @Test
  void inDrillsAPropertyIsTriedTwentyTimesAsOften() {
    assertThat(runs("true")).isEqualTo(TRIES * DrilledProperties.TIMES);
  }

  private static int runs(String drills) {
    System.setProperty(Drills.PROPERTY, drills);
    var summary = new SummaryGeneratingListener();
    var request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Counted.class)).build();
    LauncherFactory.create().execute(request, summary);
    assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1);
    return RUN.get();
  }
}
