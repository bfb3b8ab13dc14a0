package de.fallbruecke.console.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.bulk.Age;
import de.fallbruecke.submission.SubmissionState;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubmissionFilterTest {
  @Test
  void theAddressOfAFilterLeadsBackToIt() {
    UUID last = UUID.randomUUID();
    SubmissionFilter filter =
        SubmissionFilter.of(
            Map.of(
                "state",
                "HELD",
                "text",
                "a&b=c {x} ü",
                "destination",
                "so/zi",
                "age",
                "DAY",
                "before",
                last.toString()));
    assertThat(filter.state()).isEqualTo(SubmissionState.HELD);
    assertThat(filter.address())
        .isEqualTo(
            "/submissions?state=HELD&text=a%26b%3Dc%20%7Bx%7D%20%C3%BC&destination=so%2Fzi&age=DAY&before="
                + last);
  }

  @Test
  void whatMeansNothingIsLeftOut() {
    SubmissionFilter filter =
        SubmissionFilter.of(
            Map.of(
                "state", "LOST", "text", "\u0000 \n ", "age", "'--", "before", "x", "other", "y"));
    assertThat(filter.address()).isEqualTo("/submissions");
    assertThat(filter.narrows()).isFalse();
    assertThat(SubmissionFilter.of(Map.of("text", "x".repeat(5000))).text()).hasSize(200);
  }

  @Test
  void everyAgeHasALabel() {
    var labels = java.util.ResourceBundle.getBundle("messages/console", java.util.Locale.ROOT);
    for (Age age : Age.values()) {
      assertThat(labels.containsKey("age." + age)).as(age.name()).isTrue();
    }
  }
}
