package de.fallbruecke.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever meets a code finds in both languages what it means and what to do. */
class FaultTextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"/messages/faults.properties", "/messages/faults_de.properties"})
  void everyCodeHasATitleAndARemedyAndThereAreNoOthers(String bundle) throws IOException {
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(FaultTextsTest.class.getResourceAsStream(bundle)),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    Set<String> wanted =
        Arrays.stream(FaultCode.values())
            .flatMap(code -> Stream.of(code.code() + ".title", code.code() + ".remedy"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(new TreeSet<>(texts.stringPropertyNames())).isEqualTo(wanted);
    assertThat(texts.values()).noneMatch(text -> text.toString().isBlank());
  }
}
