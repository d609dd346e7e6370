package dev.novapixel.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The named figures of one benchmark: printed as they come, and written as one flat object. */
public final class Figures {
  private final PrintStream out;
  private final Map<String, Double> values = new LinkedHashMap<>();

  public Figures(PrintStream out) {
    this.out = out;
  }

  /** Says what is being done. */
  public void say(String text) {
    out.println(text);
  }

  /** Records and prints one figure. */
  public void put(String name, double value, String unit, String meaning) {
    values.put(name, value);
    out.printf(Locale.ROOT, "  %-22s %12s %-14s %s%n", name, text(value), unit, meaning);
  }

  /** Records one figure that is printed elsewhere. */
  public void keep(String name, double value) {
    values.put(name, value);
  }

  /** Writes all figures to {@code file} as one JSON object. */
  public void writeTo(Path file) throws IOException {
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), values);
  }

  private static String text(double value) {
    return Math.abs(value) >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
