package de.fallbruecke.route.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.xoev.CodeLists;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SchemaPacks;
import de.fallbruecke.xoev.SourceDocument;
import de.fallbruecke.xoev.Validation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The second wall: what Camel itself refuses, with the check of the file left out. */
class ClosedContextTest {
  private final RouteContext context =
      new RouteContext(new NoPacks(), document -> Optional.empty());

  @AfterEach
  void close() {
    context.close();
  }

  private static RunningInstance instance(String name) {
    return new RunningInstance(name, "kreis", "probe", "1.0.0", "0", Set.of(), Set.of(), Map.of());
  }

  private static String route(String step) {
    return """
    - route:
        id: probe
        from:
          uri: fitconnect:here
          steps:
            - %s
    """
        .formatted(step);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to: file:ablage",
        "to: class:java.lang.Runtime?method=getRuntime",
        "to: log:x",
        "to: direct:x",
        "to: exec:ls",
        "bean: {beanType: java.lang.Runtime, method: getRuntime}",
        "filter: {method: {beanType: java.lang.Runtime, method: getRuntime}, steps: [{log: x}]}",
        "log: \"${body.getClass()}\"",
        "log: \"${bean:x}\"",
        "log: \"{{env:PATH}}\"",
        "log: \"{{sys:user.home}}\"",
        "to: target:{{env:PATH}}",
        "to: target:{{?env:PATH}}",
        "to: target:fv?timeout=1",
        "to: xoev:delete",
        "unmarshal: {json: {}}",
        "filter: {groovy: \"1 == 1\", steps: [{log: x}]}",
        "to: fitconnect:here"
      })
  void aStepThatReachesOutsideDoesNotStart(String step) {
    assertThatThrownBy(() -> context.start(instance("i"), route(step)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("probe");
  }

  /** Each layer for itself: component, language and data format resolver. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "to: file:ablage | No endpoint could be found for: file",
        "filter: {groovy: '1 == 1', steps: [{log: x}]} | groovy",
        "unmarshal: {json: {}} | jackson"
      })
  void theResolverOfEachLayerKnowsOnlyOurs(String step, String said) {
    assertThatThrownBy(() -> context.start(instance("i"), route(step)))
        .rootCause()
        .hasMessageContaining(said);
  }

  @Test
  void anEndpointOfAForeignComponentIsRefusedHoweverItCameAbout() {
    Component ours = new TargetComponent();
    Component foreign = new TargetComponent();
    Endpoint endpoint = new TargetEndpoint("target:x", foreign, "x", true);

    assertThatThrownBy(() -> RouteContext.own(endpoint, List.of(ours)))
        .hasMessageContaining("foreign component");
    assertThat(RouteContext.own(endpoint, List.of(ours, foreign))).isSameAs(endpoint);
  }

  @Test
  void ourOwnStepsStartAndTwoInstancesShareADestination() {
    assertThatCode(
            () -> {
              context.start(instance("i"), route("to: target:fv?required=false"));
              context.start(instance("j"), route("to: xoev:header"));
            })
        .doesNotThrowAnyException();
  }

  private record NoPacks() implements SchemaPacks {
    @Override
    public Collection<SchemaPack> all() {
      return List.of();
    }

    @Override
    public Optional<SchemaPack> find(String reference) {
      return Optional.empty();
    }

    @Override
    public Optional<SchemaPack> recognise(SourceDocument document, String schemaUri) {
      return Optional.empty();
    }

    @Override
    public Validation validate(SourceDocument document, SchemaPack pack) {
      throw new UnsupportedOperationException("no packs");
    }

    @Override
    public CodeLists codeLists(SchemaPack pack) {
      throw new UnsupportedOperationException("no packs");
    }
  }
}
