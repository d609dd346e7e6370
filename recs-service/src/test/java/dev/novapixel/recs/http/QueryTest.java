package dev.novapixel.recs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.novapixel.schemas.event.Identifier;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {

  @Test
  void whatIsNotGivenHasItsDefault() {
    Query query = query();

    assertThat(query.limit()).isEqualTo(10);
    assertThat(query.offset()).isZero();
    assertThat(query.flag("explain")).isFalse();
    assertThat(query.text("product")).isEmpty();
  }

  @Test
  void aGlobalIdIsReadAsItsLastPart() {
    assertThat(query("product=gid://shopify/Product/123?variant=4").product("product"))
        .hasValue("123");
    assertThat(Query.canonical("sku/1")).isEqualTo("sku/1");
  }

  @Test
  void anIdentifierMayCarryItsPrefix() {
    assertThat(query("client=client:abc").identifier("client", Identifier.Type.CLIENT))
        .hasValue(Identifier.client("abc"));
    assertThat(query("client=abc").identifier("client", Identifier.Type.CLIENT))
        .hasValue(Identifier.client("abc"));
    assertThat(query("client= ").identifier("client", Identifier.Type.CLIENT)).isEmpty();
  }

  @Test
  void aCursorComesBackAsItWasGiven() {
    assertThat(query("cursor=" + Query.cursor(40)).offset()).isEqualTo(40);
  }

  @Test
  void whatCannotBeUsedIsAProblemThatNamesTheParameter() {
    for (String wrong : List.of("limit=0", "limit=101", "limit=1.5", "limit=-1")) {
      assertThatThrownBy(() -> query(wrong).limit()).isInstanceOf(ProblemException.class);
    }
    for (String wrong : List.of("", "!", "AAAA", Query.cursor(-1), Query.cursor(1_000_000))) {
      assertThatThrownBy(() -> query("cursor=x" + wrong).offset())
          .isInstanceOf(ProblemException.class);
    }
    assertThatThrownBy(() -> query("explain=yes").flag("explain"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.problem().detail()).contains("explain"));
  }

  /** A request with {@code name=value} parameters, as they stand once they are decoded. */
  private static Query query(String... parameters) {
    MutableHttpRequest<?> request = HttpRequest.GET("/v1/recommendations");
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      request.getParameters().add(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    return new Query(request);
  }
}
