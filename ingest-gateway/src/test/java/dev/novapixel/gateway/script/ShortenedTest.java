package dev.novapixel.gateway.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShortenedTest {
  @Test
  void commentsIndentationAndBlanksAroundPunctuationGo() {
    String script =
        """
        // Why.
        function twice(number) {
          // How.
          return [number, number * 2];
        }
        """;

    assertThat(Shortened.of(script))
        .isEqualTo("function twice(number){return[number,number*2];}\n");
  }

  @Test
  void textStaysAsItIs() {
    String script = "const a = 'x = { y }, z' + `p, ${q} = r`;";

    assertThat(Shortened.of(script)).isEqualTo("const a='x = { y }, z'+`p, ${q} = r`;");
  }

  @Test
  void aQuoteInAStringDoesNotEndIt() {
    assertThat(Shortened.of("call('it\\'s = so', b);")).isEqualTo("call('it\\'s = so',b);");
  }

  @Test
  void regularExpressionsStayAsTheyAre() {
    assertThat(Shortened.of("const a = /^(b|c , d)$/;")).isEqualTo("const a=/^(b|c , d)$/;");
    assertThat(Shortened.of("x.replace(/a = b/, c);")).isEqualTo("x.replace(/a = b/,c);");
  }

  @Test
  void wordsStayApart() {
    assertThat(Shortened.of("const a = typeof b === 'c';")).isEqualTo("const a=typeof b==='c';");
  }
}
