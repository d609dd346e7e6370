package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.topic.Epoch;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * Any value of a record or a sealed interface of records, made from its components: a component
 * that is added later is covered without a change here. What is {@code @Nullable} is null now and
 * then; times are whole milliseconds; texts are never blank, because identifiers and currencies
 * refuse that.
 */
public final class RecordArbitraries {
  /** 1938 to 2096, so that times before 1970 occur. */
  private static final long FAR_MS = 4_000_000_000_000L;

  private RecordArbitraries() {}

  /** Any value of {@code type}. */
  public static <T> Arbitrary<T> any(Class<T> type) {
    return ofType(type).map(type::cast);
  }

  private static Arbitrary<?> ofType(Class<?> type) {
    if (type.isSealed()) {
      return Arbitraries.oneOf(
          Arrays.stream(type.getPermittedSubclasses())
              .map(branch -> ofType(branch).map(Object.class::cast))
              .toList());
    }
    return type.isRecord() && type != Epoch.class ? ofRecord(type) : ofLeaf(type);
  }

  private static Arbitrary<?> ofRecord(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Constructor<?> constructor =
        constructor(
            type, Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    List<Arbitrary<Object>> parts =
        Arrays.stream(components).map(part -> ofComponent(part.getAnnotatedType())).toList();
    return Combinators.combine(parts).as(values -> made(constructor, values));
  }

  private static Arbitrary<Object> ofComponent(AnnotatedType type) {
    Arbitrary<Object> present = present(type).map(Object.class::cast);
    return type.isAnnotationPresent(Nullable.class) ? orNull(present) : present;
  }

  @SuppressWarnings("NullAway") // jqwik combines parts of one type only: here, objects and nulls
  private static Arbitrary<Object> orNull(Arbitrary<Object> present) {
    return present.injectNull(0.3);
  }

  private static Arbitrary<?> present(AnnotatedType type) {
    if (!(type instanceof AnnotatedParameterizedType generic)) {
      return ofType((Class<?>) type.getType());
    }
    Type raw = ((ParameterizedType) generic.getType()).getRawType();
    AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
    if (raw == List.class) {
      return ofComponent(arguments[0]).list().ofMaxSize(3);
    }
    if (raw == Map.class) {
      return Arbitraries.maps(text(), ofComponent(arguments[1])).ofMaxSize(4);
    }
    throw new IllegalArgumentException("no arbitrary for " + raw);
  }

  private static Arbitrary<?> ofLeaf(Class<?> type) {
    if (type.isEnum()) {
      return Arbitraries.of(type.getEnumConstants());
    }
    return switch (type.getName()) {
      case "java.lang.String" -> text();
      case "int", "java.lang.Integer" -> Arbitraries.integers();
      case "long", "java.lang.Long" -> Arbitraries.longs();
      case "double", "java.lang.Double" -> Arbitraries.doubles();
      case "boolean", "java.lang.Boolean" -> Arbitraries.of(true, false);
      case "java.time.Instant" ->
          Arbitraries.longs().between(-FAR_MS / 4, FAR_MS).map(Instant::ofEpochMilli);
      case "dev.novapixel.schemas.topic.Epoch" ->
          Arbitraries.integers().between(1, 999_999).map(number -> new Epoch("e" + number));
      case "java.time.Duration" -> Arbitraries.longs().between(0, FAR_MS).map(Duration::ofMillis);
      default -> throw new IllegalArgumentException("no arbitrary for " + type);
    };
  }

  /** Everything but surrogates, which alone no UTF-8 can hold; control characters included. */
  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withCharRange('\0', (char) (Character.MIN_SURROGATE - 1))
        .withCharRange((char) (Character.MAX_SURROGATE + 1), Character.MAX_VALUE)
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(text -> !text.isBlank());
  }

  private static Constructor<?> constructor(Class<?> type, Class<?>[] parameters) {
    try {
      return type.getDeclaredConstructor(parameters);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException("every record has its canonical constructor", impossible);
    }
  }

  private static Object made(Constructor<?> constructor, List<Object> values) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException failed) {
      throw new IllegalStateException("cannot make " + constructor.getDeclaringClass(), failed);
    }
  }
}
