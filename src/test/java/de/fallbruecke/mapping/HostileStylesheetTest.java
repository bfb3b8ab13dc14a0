package de.fallbruecke.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.casefile.CaseFormats;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack classes 2, 3 and 7: a stylesheet of a package is data from another house. */
class HostileStylesheetTest {
  /** A tenth of what is allowed; enough for every document of these tests. */
  private static final long LIMIT = 500_000;

  private static final String FUNCTION =
      "<xsl:function name='f:l'><xsl:param name='n'/><xsl:param name='i'/><xsl:sequence select=\"%s\"/></xsl:function><xsl:template match='/'><case><xsl:value-of select=\"%s\"/></case></xsl:template>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xsl:include href='other.xsl'/>",
        "<xsl:import href='file:///etc/passwd'/>",
        "<xsl:template match='/'><xsl:result-document href='x'/></xsl:template>",
        "<xsl:template match='/'><xsl:evaluate xpath=\"'1'\"/></xsl:template>",
        "<xsl:template match='/'><xsl:message select='.'/></xsl:template>",
        "<xsl:template match='/'><xsl:source-document href='x'/></xsl:template>",
        "<xsl:template match='/'><xsl:try><xsl:catch/></xsl:try></xsl:template>",
        "<xsl:template match='/'><xsl:assert test='a'/></xsl:template>",
        "<xsl:template match='/'><xsl:iterate select='a'/></xsl:template>",
        "<xsl:import-schema/>",
        "<xsl:use-package name='x'/>",
        "<xsl:character-map name='x'/>",
        "<xsl:key name='k' match='a' use='b'/>",
        "<xsl:template match='/' use-when='true()'/>",
        "<xsl:template match='/' _mode='{1}'/>",
        "<xsl:template match='/'><a xsl:use-when='true()'/></xsl:template>",
        "<xsl:template match='/' expand-text='yes'>{1}</xsl:template>",
        "<xsl:template match='/'><xsl:value-of select='1' disable-output-escaping='yes'/></xsl:template>",
        "<xsl:template match='/'><a xmlns:f='java:java.lang.System' b='{f:exit(1)}'/></xsl:template>"
      })
  void whatIsNotListedIsNotCompiled(String content) {
    assertThatThrownBy(() -> compile(content))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.MAPPING_INVALID))
        .hasMessageContaining("probe/case.xsl:1: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "doc('file:///etc/passwd')",
        "document('file:///etc/passwd')",
        "doc-available('http://localhost/')",
        "unparsed-text('file:///etc/passwd')",
        "unparsed-text-lines('x')",
        "collection()",
        "uri-collection()",
        "json-doc('x')",
        "environment-variable('PATH')",
        "available-environment-variables()",
        "system-property('user.home')",
        "transform(map{})",
        "parse-xml(.)",
        "serialize(.)",
        "load-xquery-module('x')",
        "error()",
        "trace(.)",
        "function-lookup(xs:QName('fn:doc'), 1)",
        "apply(doc#1, ['x'])",
        "fold-left(a, '', concat#2)",
        "f:nothing(1)",
        "Q{java:java.lang.System}exit(1)",
        "java:java.lang.System.exit(1)",
        "saxon:parse(.)",
        "1 to 1000000000000",
        "string-join((1 to 1000000000))",
        "replace(., 'a', 'aaaaaaaaaa')",
        "codepoints-to-string(97)",
        "a ! b",
        "a => string()",
        "'a' || 'b'",
        "map{}",
        "[1]",
        "?a",
        "current-dateTime()",
        "((((((((((a))))))))))"
      })
  void anExpressionThatReachesOutOrGrowsIsNotCompiled(String expression) {
    for (String use :
        new String[] {
          "<xsl:value-of select=\"%s\"/>", "<a b=\"{%s}\"/>", "<xsl:if test=\"%s\"/>"
        }) {
      assertThatThrownBy(
              () ->
                  compile(
                      "<xsl:template match='/'>" + use.formatted(expression) + "</xsl:template>"))
          .as(use)
          .isInstanceOfSatisfying(
              Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.MAPPING_INVALID));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // tail calls, that no stack ends
        "<xsl:template match='/' name='x'><xsl:call-template name='x'/></xsl:template>",
        "FUNCTION|f:l($n, $i + 1)|f:l(1, 1)",
        // recursion
        "FUNCTION|1 + f:l($n, $i + 1)|f:l(1, 1)",
        "<xsl:template match='node()'><xsl:apply-templates select='/*'/></xsl:template>",
        "<xsl:template match='/' name='x'><a><xsl:call-template name='x'/></a></xsl:template>",
        // texts that double
        "FUNCTION|if ($i = 0) then $n else f:l(concat($n, $n), $i - 1)|string-length(f:l('aaaaaaaaaa', 60))",
        "FUNCTION|if ($i = 0) then $n else f:l(string-join(($n, $n)), $i - 1)|string-length(f:l('aaaaaaaaaa', 60))",
        // sequences that double
        "FUNCTION|if ($i = 0) then $n else f:l(($n, $n), $i - 1)|count(f:l('a', 60))",
        "<xsl:template match='/' name='x'><xsl:param name='n' select=\"'a'\"/><xsl:variable name='m' as='item()*'><xsl:sequence select='$n'/><xsl:sequence select='$n'/></xsl:variable><xsl:call-template name='x'><xsl:with-param name='n' select='$m'/></xsl:call-template></xsl:template>",
        // trees that double
        "<xsl:template match='/' name='x'><xsl:param name='n'><a>b</a></xsl:param><xsl:variable name='m'><xsl:copy-of select='$n'/><xsl:copy-of select='$n'/></xsl:variable><xsl:call-template name='x'><xsl:with-param name='n' select='$m'/></xsl:call-template></xsl:template>",
        // a result without end
        "<xsl:template match='/'><case><xsl:call-template name='x'/></case></xsl:template><xsl:template name='x'><a>bbbbbbbbbbbbbbbbbbbb</a><xsl:call-template name='x'/></xsl:template>",
        // loops in loops
        "<xsl:template match='/'><case><xsl:value-of select='count(for $a in //b, $b in //b, $c in //b return 1)'/></case></xsl:template>",
        "<xsl:template match='/'><case><xsl:value-of select=\"count(tokenize(/a/@t, '') )\"/><xsl:value-of select=\"some $a in tokenize(/a/@t, 'x'), $b in tokenize(/a/@t, 'x'), $c in tokenize(/a/@t, 'x') satisfies $a = 'b'\"/></case></xsl:template>",
        // regular expressions
        "<xsl:template match='/'><case><xsl:value-of select=\"count(//b[matches(/a/@r, '^(a+)+$')])\"/></case></xsl:template>",
        "<xsl:template match='/'><case><xsl:value-of select=\"matches(/a/@r, '^((a{1,1000}){1,1000}){1,1000}$')\"/></case></xsl:template>"
      })
  void whatDoesNotEndIsStopped(String content) {
    String[] parts = content.split("\\|");
    String sheet = parts.length == 3 ? FUNCTION.formatted(parts[1], parts[2]) : content;
    String source =
        "<a t='"
            + "bx".repeat(2000)
            + "' r='"
            + "a".repeat(60)
            + "!'>"
            + "<b/>".repeat(2000)
            + "</a>";
    Mapping mapping = compile(sheet);
    long started = System.nanoTime();

    assertThatThrownBy(() -> mapping.apply(Sources.xml(source), Run.NOWHERE.codeLists()))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.MAPPING_FAILED))
        .hasMessageContaining("stylesheet");
    // far more than needed on a busy machine; without the meter none of them ever ends
    assertThat(System.nanoTime() - started).isLessThan(60_000_000_000L);
  }

  @Test
  void whatAStylesheetMeetsReachesNoConsole() {
    PrintStream before = System.err;
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    System.setErr(new PrintStream(console, true, UTF_8));
    try {
      for (String content :
          new String[] {
            "<case><xsl:value-of select='xs:integer(/a)'/></case>",
            "<case><xsl:value-of select=\"matches(/a, '^(a+)+$')\"/></case>",
            "<case><xsl:call-template name='x'/></case></xsl:template><xsl:template name='x'><xsl:call-template name='x'/>"
          }) {
        assertThatThrownBy(
                () ->
                    compile("<xsl:template match='/'>" + content + "</xsl:template>")
                        .apply(
                            Sources.xml("<a>" + "a".repeat(60) + "GEHEIM</a>"),
                            Run.NOWHERE.codeLists()))
            .isInstanceOf(Fault.class)
            .hasMessageNotContaining("GEHEIM");
      }
      assertThatThrownBy(() -> compile("<xsl:template match='/' name=''/>"))
          .isInstanceOf(Fault.class);
    } finally {
      System.setErr(before);
    }
    assertThat(console.toString(UTF_8)).isEmpty();
  }

  @Test
  void aFileThatIsNoStylesheetIsAFault() {
    for (String text :
        new String[] {
          "", "<a/>", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "text"
        }) {
      assertThatThrownBy(
              () -> Sources.compile("case.xsl", Map.of("case.xsl", text.getBytes(UTF_8))))
          .isInstanceOfSatisfying(
              Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.MAPPING_INVALID))
          .hasMessageContaining("probe/case.xsl:1");
    }
    assertThatThrownBy(() -> Sources.compile("case.xslt", Map.of()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("not in the package");
  }

  private static Mapping compile(String content) {
    String sheet = StylesheetMappingTest.HEAD + content + "</xsl:stylesheet>";
    return new StylesheetCompiler(CaseFormats.plain(), LIMIT)
        .compile("probe", "case.xsl", Map.of("case.xsl", sheet.getBytes(UTF_8)));
  }
}
