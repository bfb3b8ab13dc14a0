package de.fallbruecke.route.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
  @TempDir Path directory;

  static Stream<Arguments> payloads() {
    return Stream.of(
        step("exec component", "- to: exec:ls", 6, "exec:"),
        step("file component", "- to: file:ablage", 6, "file:"),
        step("class component", "- to: class:java.lang.Runtime?method=getRuntime", 6, "class:"),
        step(
            "bean step",
            "- bean:\n    beanType: java.lang.Runtime\n    method: getRuntime",
            7,
            "bean"),
        step(
            "method language",
            "- filter:\n    method: {beanType: java.lang.Runtime, method: getRuntime}\n    steps: []",
            7,
            "method"),
        step("dynamic address", "- toD: \"${header.destination}\"", 6, "toD"),
        step("OGNL", "- log: \"${body.getClass().forName('java.lang.Runtime')}\"", 6, "message"),
        Arguments.of(
            "beans at the top",
            new PackageText("probe")
                .route(
                    "- beans:\n    - name: evil\n      type: java.lang.ProcessBuilder\n"
                        + new PackageTextRoute().text()),
            2,
            "beans"),
        step("type function", "- log: \"${type:java.lang.System.getenv}\"", 6, "message"),
        step("environment placeholder", "- log: \"{{env:PATH}}\"", 6, "message"),
        step("environment function", "- log: \"${sysenv.PATH}\"", 6, "message"),
        step(
            "result type",
            "- filter:\n    simple: {expression: \"${header.test} == 'x'\", resultType: java.io.File}\n    steps: []",
            7,
            "resultType"));
  }

  private record PackageTextRoute() {
    String text() {
      return """
      - route:
          id: probe
          from:
            uri: fitconnect:{{destination}}
            steps:
              - to: case:map
              - to: target:{{target}}
      """;
    }
  }

  private static Arguments step(String name, String yaml, int line, String named) {
    return Arguments.of(name, new PackageText("probe").step(yaml), line, named);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("payloads")
  void everyPayloadOfTheMatrixIsRefusedWithFileLineAndRemedy(
      String name, PackageText text, int line, String named) {
    Path folder = text.in(directory);

    assertThatThrownBy(() -> new PackageFolder(folder).read())
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.PACKAGE_FORBIDDEN))
        .hasMessageContaining("probe/route.camel.yaml:" + line + " ")
        .hasMessageContaining(named)
        .hasMessageMatching("(?s).*(Allowed:|Use |Write ).*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- log: \"${header.CamelHttpUri}\"",
        "- log: \"${header.submission.class}\"",
        "- log: \"$simple{body}\"",
        "- log: \"${bean:x}\"",
        "- log: \"{{sys:user.home}}\"",
        "- log: \"{{target:x}}\"",
        "- filter: {simple: \"${header.test} == ${body}\", steps: []}",
        "- filter: {simple: \"${header.test} regex '(a+)+'\", steps: []}",
        "- filter: {simple: \"${header.test} == '${body}'\", steps: []}",
        "- filter: {constant: \"true\", steps: []}",
        "- choice: {when: [{groovy: \"1\", steps: []}]}",
        "- setBody: {simple: \"x\"}",
        "- setHeader: {name: operationName, constant: x}",
        "- script: {groovy: \"1\"}",
        "- process: {ref: x}",
        "- recipientList: {simple: \"x\"}",
        "- unmarshal: {json: {}}",
        "- to: case:map?mapping=../other/mapping.yaml",
        "- to: case:map?mapping=/etc/passwd",
        "- to: case:map?mapping=a/../../b.yaml",
        "- to: case:map?mapping=RAW(x)",
        "- to: \"case:map?mapping=#bean:x\"",
        "- to: {uri: \"case:map\", parameters: {mapping: \"#class:java.io.File\"}}",
        "- to: xoev:delete",
        "- to: target:literal",
        "- to: \"target:{{destination}}\"",
        "- to: \"target:{{target}}?bridgeErrorHandler=true\"",
        "- to: fitconnect:x",
        "- to: XOEV:validate",
        "- to: https://example.org/",
        "- to: {uri: \"xoev:validate\", id: x}",
        "- log: {message: x, logger: \"#bean:x\"}",
        "- log: &a x",
        "- log: !!java.net.URL [x]"
      })
  void nothingThatIsNotListedIsLetThrough(String yaml) {
    Path folder = new PackageText("probe").step(yaml).in(directory);

    assertThatThrownBy(() -> new PackageFolder(folder).read())
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.PACKAGE_FORBIDDEN))
        .hasMessageContaining("route.camel.yaml:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- log: \"Einreichung ${header.submission} für ${header.service}\"",
        "- log: {message: \"kurz\", loggingLevel: DEBUG}",
        "- stop: {}",
        "- filter: {simple: \"${header.test} == 'true'\", steps: [{stop: {}}]}",
        "- filter: {simple: {expression: \"${header.region} == null || ${header.format} != 'XML'\"}, steps: []}",
        "- choice: {when: [{simple: \"${header.messageType} == '0200'\", steps: [{log: a}]}], otherwise: {steps: [{log: b}]}}",
        "- to: {uri: \"xoev:validate\", parameters: {required: false}}"
      })
  void whatIsListedIsAccepted(String yaml) {
    Path folder = new PackageText("probe").step(yaml).in(directory);

    assertThat(new PackageFolder(folder).read().manifest().id()).isEqualTo("probe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- rest: {}",
        "- routeConfiguration: {}",
        "- routeTemplate: {}",
        "- onException: {}",
        "- from: {uri: \"fitconnect:x\"}",
        "- route: {id: probe, errorHandler: {}, from: {uri: \"fitconnect:{{destination}}\", steps: []}}",
        "- route: {id: probe, from: {uri: \"timer:x\", steps: []}}",
        "- route: {id: probe, from: {uri: \"fitconnect:literal\", steps: []}}",
        "- route: {id: probe, from: {uri: \"fitconnect:{{destination}}?pollMs=1\", steps: []}}",
        "- route: {id: probe, <<: {from: x}}",
        "apiVersion: camel.apache.org/v1",
        "--- \n- route: {}\n--- \n- route: {}"
      })
  void onlyRoutesStandAtTheTop(String yaml) {
    Path folder = new PackageText("probe").route(yaml + "\n").in(directory);

    assertThatThrownBy(() -> new PackageFolder(folder).read()).isInstanceOf(Fault.class);
  }

  @Test
  void bombsEndInAFindingAndNotInTheParser() {
    String deep = "[".repeat(100_000);
    String wide = "- a\n".repeat(60_000);

    for (String bomb : new String[] {deep, wide, "a".repeat(300_000)}) {
      Path folder = new PackageText("probe").route(bomb).in(directory);
      assertThatThrownBy(() -> new PackageFolder(folder).read()).isInstanceOf(Fault.class);
    }
  }

  @Test
  void aLinkOutOfThePackageIsRefused() throws Exception {
    Path folder = new PackageText("probe").in(directory);
    Files.writeString(directory.resolve("secret"), "x");
    Files.delete(folder.resolve("mapping.yaml"));
    Files.createSymbolicLink(folder.resolve("mapping.yaml"), directory.resolve("secret"));

    assertThatThrownBy(() -> new PackageFolder(folder).read())
        .hasMessageContaining("probe/mapping.yaml")
        .hasMessageContaining("link");
  }

  @Test
  void aValueCannotBecomePartOfTheRoute() {
    CheckedPackage checked = new PackageFolder(new PackageText("probe").in(directory)).read();

    for (String value :
        new String[] {
          "x?required=false", "x\n- beans: []", "{{env:PATH}}", "${sysenv.PATH}", "a/../b"
        }) {
      assertThatThrownBy(() -> checked.routeWith(Map.of("destination", "d", "target", value)))
          .isInstanceOf(Fault.class);
    }
    assertThat(checked.routeWith(Map.of("destination", "soziales", "target", "sozial-fv")))
        .contains("fitconnect:soziales")
        .contains("target:sozial-fv")
        .doesNotContain("{{");
  }

  @Test
  void aValueOfTextStaysTextInACondition() {
    CheckedPackage checked =
        new PackageFolder(
                new PackageText("probe")
                    .parameter("kind: {type: text, description: Art, default: A B}")
                    .step(
                        "- filter: {simple: \"${header.messageType} == '{{kind}}'\", steps: [{stop: {}}]}")
                    .in(directory))
            .read();

    assertThat(checked.routeWith(Map.of("destination", "d", "target", "t", "kind", "A B")))
        .contains("== 'A B'");
    assertThatThrownBy(
            () ->
                checked.routeWith(
                    Map.of("destination", "d", "target", "t", "kind", "x' || ${body} == '")))
        .isInstanceOf(Fault.class);
  }
}
