package de.fallbruecke.xta.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.fallbruecke.testkit.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The beginning of any message that somebody puts into a box. */
class MessageHeadFuzzTest {
  static Stream<byte[]> messages() {
    return Stream.concat(
        Seeds.files("routes/xoev-durchleitung/fixtures", "input.xml"),
        Seeds.texts(
            "<a test=''><nachrichtenkopf.g2g><nachrichtentyp><code>1</code>",
            "<a><nachrichtenkopf><nachrichtenUUID><![CDATA[cut"));
  }

  @MethodSource("messages")
  @FuzzTest(maxDuration = "1m")
  void aMessageHasAHeadOrNone(byte[] data) {
    MessageHead head = MessageHead.read(data);
    assertThat(head.xml() || (!head.test() && head.uuid() == null && head.type() == null)).isTrue();
  }
}
