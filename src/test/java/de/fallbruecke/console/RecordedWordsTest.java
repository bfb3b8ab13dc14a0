package de.fallbruecke.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.console.page.Bundles;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.FactWords;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.reply.CaseStatus;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.xta.TransportReport;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever the program records has words in both languages (that both have the same keys, {@link
 * BundlesTest} holds). A new kind of evidence, act or fact without a text fails here.
 */
class RecordedWordsTest {
  private static RecordedNames names;

  @BeforeAll
  static void read() throws IOException {
    names = RecordedNames.read();
  }

  @Test
  void everyNameThatIsRecordedCanBeToldFromTheSource() {
    assertThat(names.unclear).isEmpty();
    assertThat(names.evidence)
        .contains("XTA_FETCHED", "REPEATS", "DELIVERY_UNKNOWN", "REPLY_UPLOADED", "HELD");
    assertThat(names.acts).contains("ROUTE_ROLLED_BACK", "KEY_MADE", "LOGOUT", "ALARM_TAKEN");
    assertThat(names.facts).containsKeys("reception", "messageKey", "thumbprint", "until", "age");
  }

  @Test
  void everyKindOfEvidenceHasWords() {
    assertThat(without("evidence.", names.evidence)).isEmpty();
  }

  @Test
  void everyActHasWords() {
    assertThat(without("act.", names.acts)).isEmpty();
  }

  @Test
  void everyFactHasALabel() {
    Map<String, Set<String>> unnamed = new TreeMap<>(names.facts);
    unnamed.keySet().retainAll(without("fact.", names.facts.keySet()));
    // a place in the list, and the address that an alarm links to
    unnamed.keySet().removeAll(Set.of("end", "renew"));
    assertThat(unnamed).isEmpty();
  }

  @Test
  void everyValueThatIsAWordOfOursHasWords() {
    assertThat(without("fact.status.", words(CaseStatus.values(), CaseStatus::word))).isEmpty();
    assertThat(without("fact.status.", words(TransportReport.Status.values(), Enum::name)))
        .isEmpty();
    assertThat(without("reply.kind.", words(Reply.Kind.values(), Enum::name))).isEmpty();
  }

  @Test
  void aFactIsShownInTheWordsOfItsKind() {
    FactWords german = new FactWords(new Wording(Bundles.messages(), Locale.GERMAN, Instant.EPOCH));
    assertThat(german.of("XTA_TRANSPORT_REPORT", "delivery", "2026-11-02T08:00:00Z"))
        .isEqualTo(Fact.of("Zugestellt", "02.11.2026, 09:00:00"));
    assertThat(german.of("ALARM_TAKEN", "from", "erika").label()).isEqualTo("Zuvor bei");
    assertThat(german.of("REPLY_ACCEPTED", "kind", "MESSAGE").value()).isEqualTo("Nachricht");
    assertThat(german.of("XTA_FETCHED", "test", "true").value()).isEqualTo("ja");
    assertThat(german.of("SUBMISSIONS_EXPORTED", "test", "NONE").value())
        .isEqualTo("Ohne Testnachrichten");
    assertThat(german.of("PARTS_VERIFIED", "attachment/1f", "00ff"))
        .isEqualTo(Fact.technical("Prüfsumme der Anlage 1f", "00ff"));
    assertThat(german.of("RELEASED", "by", "true").value()).isEqualTo("true");
  }

  private static <T> Set<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(Collectors.toSet());
  }

  private static Set<String> without(String prefix, Set<String> recorded) {
    var texts = Bundles.messages();
    Predicate<String> unsaid =
        name -> String.valueOf(texts.getMessage(prefix + name, null, "", Locale.GERMAN)).isEmpty();
    return recorded.stream().filter(unsaid).collect(Collectors.toCollection(TreeSet::new));
  }
}
