package de.fallbruecke.xoev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.HardenedSaxon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchematronTest {
  private static final String DOCUMENT =
      "<a xmlns:q='urn:q'><b id='1'>x</b><b id='2'><c>CANARY</c></b><q:d/><n>7</n><b id='3' leer=''/></a>";

  @TempDir Path folder;

  @Test
  void aFindingHasRulePlaceAndTheWordsOfTheStandardAlone() throws Exception {
    assertThat(
            check(
                "<pattern><rule context='b/c'><assert id='r-1' test=\". = 'y'\">Der Wert <value-of select='.'/> von <name/> muss\n   <emph>y</emph> sein.</assert></rule></pattern>"))
        .containsExactly(
            new Validation.Finding(
                Validation.Finding.Kind.SCHEMA,
                "schematron:r-1",
                1,
                48,
                "/a/b[2]/c",
                "Der Wert … von … muss y sein."));
  }

  @Test
  void aReportFindsWhatAnAssertDemands() throws Exception {
    assertThat(
            paths(
                "<pattern><rule context='b'><report test='@id = 2'>Zwei.</report></rule></pattern>"))
        .containsExactly("/a/b[2]");
  }

  @Test
  void onlyTheFirstFittingRuleOfAPatternCountsForANode() throws Exception {
    assertThat(
            paths(
                "<pattern><rule context=\"b[@id = '2']\"><assert test='true()'>-</assert></rule><rule context='b'><assert test='false()'>-</assert></rule></pattern>"))
        .containsExactly("/a/b", "/a/b[3]");
    assertThat(
            paths(
                "<pattern><rule context='b'><assert test='false()'>-</assert></rule></pattern><pattern><rule context='n'><assert test='false()'>-</assert></rule></pattern>"))
        .containsExactly("/a/b", "/a/b[2]", "/a/b[3]", "/a/n");
  }

  @Test
  void contextsReachElementsAttributesAndTheRootAlsoByAlternatives() throws Exception {
    assertThat(paths(failing("c | /a/n | b/@leer")))
        .containsExactly("/a/b[2]/c", "/a/n", "/a/b[3]/@leer");
    assertThat(paths("<ns prefix='z' uri='urn:q'/>" + failing("z:d"))).containsExactly("/a/d");
    assertThat(paths(failing("/"))).containsExactly("/");
    assertThat(paths(failing("b[contains('a|b', '|')][1]"))).containsExactly("/a/b");
  }

  @Test
  void variablesAbstractRulesAndAbstractPatternsWork() throws Exception {
    assertThat(
            paths(
                "<let name='all' value='count(//b)'/><pattern><let name='two' value='$all - 1'/>"
                    + "<rule abstract='true' id='base'><let name='me' value='number(@id)'/><assert test='$me &lt; $two'>-</assert></rule>"
                    + "<rule context='b'><extends rule='base'/></rule></pattern>"))
        .containsExactly("/a/b[2]", "/a/b[3]");
    assertThat(
            paths(
                "<pattern abstract='true' id='p'><rule context='$where'><assert test='$what'>-</assert></rule></pattern>"
                    + "<pattern is-a='p'><param name='where' value='b'/><param name='what' value='@id != 3'/></pattern>"))
        .containsExactly("/a/b[3]");
  }

  @Test
  void onlyErrorsAreDefects() throws Exception {
    String rules =
        "<pattern><rule context='n'><assert role='%s' test='false()'>-</assert></rule></pattern>";
    for (String role : List.of("error", "FATAL", "")) {
      assertThat(check(rules.formatted(role)))
          .extracting(Validation.Finding::kind)
          .containsExactly(Validation.Finding.Kind.SCHEMA);
    }
    for (String role : List.of("warning", "info", "hinweis")) {
      List<Validation.Finding> findings = check(rules.formatted(role));
      assertThat(findings)
          .extracting(Validation.Finding::kind)
          .containsExactly(Validation.Finding.Kind.HINT);
      assertThat(new Validation(findings).valid()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<include href='other.sch'/>",
        "<pattern documents=\"'x'\"/>",
        "<pattern><rule context='a'><extends href='x#y'/></rule></pattern>",
        "<pattern is-a='nobody'/>",
        "<pattern><rule context='a'><let name='x'><b/></let></rule></pattern>",
        "<function xmlns='http://www.w3.org/1999/XSL/Transform' name='x'/>",
        "<pattern><rule context='a'><assert test=\"key('k', .)\">-</assert></rule></pattern>",
        "<pattern><rule context='a'><assert test='let $x := 1 return $x'>-</assert></rule></pattern>",
        "<pattern><rule context='a'><assert test='function($x) {$x}(1)'>-</assert></rule></pattern>",
        "<pattern><rule context='a'><assert test='$unknown'>-</assert></rule></pattern>",
        "<pattern><rule><assert test='1'>-</assert></rule></pattern>",
        "<pattern><rule context='a'><assert test='sum(1 to 1000000000) = 1'>-</assert></rule></pattern>",
      })
  void whatIsNotUnderstoodIsRefusedWithItsLine(String rules) {
    assertThatThrownBy(() -> compile("\n" + rules))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("FB-XOV-012 Schematron 'rules.sch' cannot be used: line 2: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "count(for $a in //*, $b in //*, $c in //*, $d in //*, $e in //*, $f in //* return $f) = 1",
        "some $i in 1 to count(//*) * 1000000 satisfies $i = -1",
        "every $i in (1 to count(//*) * 1000000) satisfies $i != -1",
        "sum(1 to count(//*) * 1000000) = 1",
        "string-join(for $i in 1 to count(//*) * 1000000 return 'x', '') = ''",
        "count(distinct-values(1 to count(//*) * 1000000)) = 1",
        "for $x in //*, $y in //*, $z in //* return for $u in //*, $v in //* return matches($x, concat('(x+x+)+', $v))",
      })
  void aRuleThatTakesForeverIsInterrupted(String test) throws Exception {
    String many = "<a>" + "<b>xxxxxxxxxxxxxxxxxxxxxxxxxx</b>".repeat(150) + "</a>";
    SchematronRules rules =
        compile(
            "<pattern><rule context='/a'><assert test=\""
                + test
                + "\">-</assert></rule></pattern>");
    assertThatThrownBy(
            () ->
                Effort.withinTwoSeconds(
                    () -> {
                      rules.check(
                          tree(many),
                          new SchematronFindings(new ArrayList<>()),
                          new Meter(200_000, Meter.MAX_NANOS));
                      return 0;
                    }))
        .isInstanceOfAny(Meter.Exceeded.class, SchematronRules.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "count(//b)",
        "//b[2]/c/string()",
        "//b[last()]/@id/string()",
        "for $x in //b return number($x/@id) * 2",
        "for $x in //b, $y in //n return concat($x/@id, $y)",
        "for $i in 1 to 3 return //b[$i]/@id/string()",
        "some $x in //b satisfies $x/@id = '2'",
        "every $x in //b satisfies $x/@id",
        "//b[some $y in //b satisfies number($y/@id) > number(@id)]/@id/string()",
        "if (count(//b) > 2) then 'j' else 'n'",
        "string-join(for $b in //b return $b/@id, '-')",
        "count((//b | //n)[position() mod 2 = 0])",
        "sum(for $b in //b return if ($b/@id castable as xs:integer) then xs:integer($b/@id) else 0)",
        "distinct-values(//b/@id/string())",
        "//*[not(*)][normalize-space() = '']/name()",
        "(//b/@id, //n)[. = '7' or . = '1']/string()",
        "tokenize('1 2 3', ' ')[number(.) > 1]",
        "//b[@id = //n/string() or @id = ('1', '3')]/@id/string()",
        "sum(1 to 10)",
        "subsequence(//b, 2, 1)/@id/string()",
        "//b/preceding-sibling::b[1]/@id/string()",
        "deep-equal(//b[1], //b[2])",
        "exists(index-of((1, 2, 3), 2))",
      })
  void countingChangesNoResult(String expression) throws Exception {
    XPathCompiler compiler = HardenedSaxon.processor().newXPathCompiler();
    compiler.setLanguageVersion("2.0");
    XdmNode document = tree(DOCUMENT);
    String plain = result(compiler.compile(expression), document, null);
    XPathExecutable counted = compiler.compile(expression);
    MeteredLoops.putInto(counted);
    Meter meter = new Meter(100_000, Meter.MAX_NANOS);
    assertThat(result(counted, MeteredNode.document(document, meter), meter)).isEqualTo(plain);
  }

  private static String result(XPathExecutable expression, XdmNode document, Meter meter)
      throws Exception {
    XPathSelector selector = expression.load();
    selector.setContextItem(document);
    if (meter != null) {
      MeteredLoops.use(selector, meter);
    }
    return selector.evaluate().toString();
  }

  private static String failing(String context) {
    return "<pattern><rule context=\""
        + context
        + "\"><assert test='false()'>-</assert></rule></pattern>";
  }

  private List<String> paths(String rules) throws IOException {
    return check(rules).stream().map(Validation.Finding::path).toList();
  }

  private List<Validation.Finding> check(String rules) throws IOException {
    List<Validation.Finding> findings = new ArrayList<>();
    compile(rules)
        .check(
            tree(DOCUMENT),
            new SchematronFindings(findings),
            new Meter(Meter.MAX_STEPS, Meter.MAX_NANOS));
    return findings;
  }

  private SchematronRules compile(String rules) throws IOException {
    Path file = folder.resolve("rules.sch");
    Files.writeString(
        file,
        "<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt2'>"
            + rules
            + "</schema>");
    return SchematronCompiler.compile(file);
  }

  private static XdmNode tree(String xml) {
    return (XdmNode)
        new ParsedDocuments().parse(xml.getBytes(StandardCharsets.UTF_8), "text/xml").root();
  }
}
