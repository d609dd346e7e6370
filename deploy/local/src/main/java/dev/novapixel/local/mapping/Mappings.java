package dev.novapixel.local.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The mappings that come along, by the names under which they are asked for. */
public final class Mappings {
  /** Events that are what they should be. */
  public static final String SHOPIFY = "shopify";

  private static final List<String> WRITTEN = List.of("rees46", "rees46-cosmetics", "otto", "uci");

  private Mappings() {}

  public static List<String> names() {
    return Stream.concat(Stream.of(SHOPIFY), WRITTEN.stream()).toList();
  }

  /**
   * A source's mapping, ready for any number of runs over its rows.
   *
   * @param name one of {@link #names}
   * @throws MappingException when there is none
   */
  public static Recipe named(String name) {
    if (name.equals(SHOPIFY)) {
      return new Recipe(SHOPIFY, ShopifyMapper::new);
    }
    if (!WRITTEN.contains(name)) {
      throw new MappingException(
          "There is no mapping '"
              + name
              + "'; there are "
              + String.join(", ", names())
              + ", and --map takes a file.");
    }
    try (var in = Mappings.class.getResourceAsStream("/mappings/" + name + ".yml")) {
      if (in == null) {
        throw new MappingException("The mapping " + name + " is missing from the class path.");
      }
      return recipe(MappingFile.read(in, name + ".yml"));
    } catch (IOException failed) {
      throw new MappingException("The mapping " + name + " cannot be read.", failed);
    }
  }

  /** The mapping in a file of the user's. */
  public static Recipe in(Path file) {
    return recipe(MappingFile.read(file));
  }

  private static Recipe recipe(Mapping mapping) {
    return new Recipe(mapping.source(), ids -> new YamlMapper(mapping, ids));
  }

  /** How to make mappers for a source. */
  public static final class Recipe {
    private final String source;
    private final Function<DerivedId, RowMapper> maker;

    private Recipe(String source, Function<DerivedId, RowMapper> maker) {
      this.source = source;
      this.maker = maker;
    }

    public String source() {
      return source;
    }

    /**
     * A mapper for one run over the rows.
     *
     * @param shop to whom the events are sent
     * @param run empty, or what tells this sending of the same rows from others
     */
    public RowMapper mapper(String shop, String run) {
      return maker.apply(new DerivedId(shop, source, run));
    }
  }
}
