package de.fallbruecke.delivery.xdomea;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.fallbruecke.delivery.xdomea.XdomeaSettings.Receipt;
import de.fallbruecke.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever file lies where receipts are looked for. */
class ReceiptsFuzzTest {
  private static final UUID PROCESS = UUID.fromString("9eec7d3e-dc66-4f82-9f52-1520bf96a32e");
  private static final Receipts RECEIPTS =
      new Receipts(
          new XdomeaOptions(
              null, null, null, null, Receipt.IMPORTED, new XdomeaOptions.Mark("Erfolg", "true")));

  static Stream<byte[]> receipts() {
    return Seeds.texts(
        "<x:Aussonderung.0630 xmlns:x='urn:xoev-de:xdomea:schema:3.0.0'><x:ProzessID>%s</x:ProzessID><x:Erfolg>true</x:Erfolg></x:Aussonderung.0630>"
            .formatted(PROCESS),
        "<x:a.0629 xmlns:x='urn:xoev-de:xdomea:schema:3.0.0'><![CDATA[ ]]></x:a.0629>",
        "<x:a.0629 xmlns:x='urn:xoev-de:xdomea:schema:3.0.0'><x:ProzessID><![CDATA[half written");
  }

  @MethodSource("receipts")
  @FuzzTest(maxDuration = "1m")
  void aFileIsAReceiptForThisProcessOrNone(byte[] data) throws IOException {
    RECEIPTS
        .read(new ByteArrayInputStream(data), PROCESS)
        .ifPresent(said -> assertThat(data.length).isGreaterThan(PROCESS.toString().length()));
  }
}
