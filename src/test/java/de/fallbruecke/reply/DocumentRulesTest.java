package de.fallbruecke.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class DocumentRulesTest {
  private static final String ANY = "application/octet-stream";
  private static final byte[] TIFF = {'M', 'M', 0, '*', 0, 0, 0, 8};

  private final DocumentRules rules = rules(List.of());

  private static DocumentRules rules(List<String> mediaTypes) {
    MockEnvironment environment = new MockEnvironment();
    for (int n = 0; n < mediaTypes.size(); n++) {
      environment.setProperty("fallbruecke.replies.media-types[" + n + "]", mediaTypes.get(n));
    }
    return new DocumentRules(
        Binder.get(environment).bindOrCreate("fallbruecke.replies", ReplySettings.class));
  }

  @ParameterizedTest
  @CsvSource({
    "Bescheid.pdf,%PDF-1.7,application/pdf",
    "SCAN.PDF,%PDF-1.4,application/pdf",
    "Plan.png,(PNG),image/png",
    "foto.jpeg,\u00ff\u00d8\u00ff\u00e0,image/jpeg",
    "daten.xml,<?xml version='1.0'?>,application/xml",
    "daten.xml,\u00ef\u00bb\u00bf<a/>,application/xml",
    "daten.xml,\u00ff\u00fe<\0a\0,application/xml",
    "daten.json,{},application/json",
    "Hinweis.txt,Gr\u00fc\u00dfe,text/plain",
  })
  void whatIsSentWithoutAMediaTypeIsWhatItsNameAndItsBeginningSay(
      String name, String head, String type) {
    assertThat(rules.mediaType(ANY, name, latin(head))).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "Bescheid.pdf,MZ program",
    "Plan.png,%PDF-1.7",
    "foto.jpg,(PNG)",
    "daten.xml,%PDF-1.7",
    "daten.json,<a/>",
    "Hinweis.txt,MZ\u0090\0\u0003PE",
    "a.exe,MZ",
    "Bescheid,%PDF-1.7",
    "pdf,%PDF-1.7",
    "a.pdf.exe,%PDF-1.7",
    "karte.tif,MM\0*",
  })
  void whatNameAndBeginningDoNotAgreeOnOrIsNotAllowedIsRefused(String name, String head) {
    refused(rules, ANY, name, latin(head));
  }

  @Test
  void theAllowedListDecidesAboutItToo() {
    DocumentRules pictures = rules(List.of("image/tiff"));

    assertThat(pictures.mediaType(ANY, "karte.tif", TIFF)).isEqualTo("image/tiff");
    refused(pictures, ANY, "Bescheid.pdf", latin("%PDF-1.7"));
    refused(pictures, "image/tiff", "karte.tif", latin("%PDF-1.7"));
    assertThat(rules(List.of("text/xml")).mediaType(ANY, "a.xml", latin("<a/>")))
        .isEqualTo("text/xml");
    assertThat(rules(List.of(ANY)).mediaType(ANY, "a.bin", latin("\0\0"))).isEqualTo(ANY);
  }

  @Test
  void aDeclaredMediaTypeCountsWhateverTheName() {
    assertThat(rules.mediaType("Application/PDF; x=y", "a.bin", latin("%PDF-1.7")))
        .isEqualTo("application/pdf");
    refused(rules, "application/pdf", "a.pdf", latin("MZ program"));
    refused(rules, "application/pdf", "a.pdf", new byte[0]);
  }

  private static byte[] latin(String head) {
    return head.replace("(PNG)", "\u0089PNG\r\n\u001a\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void refused(DocumentRules rules, String type, String name, byte[] head) {
    assertThatThrownBy(() -> rules.mediaType(type, name, head))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.REPLY_INVALID));
  }
}
