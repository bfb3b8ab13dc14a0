package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LargeContentTest {
  @Test
  void theBytesAreSpreadEvenlyAndLargeAttachmentsTravelInFragments() throws IOException {
    LargeContent content = LargeContent.of(3, 1000, 100);

    assertThat(content.bytes()).isEqualTo(1000);
    assertThat(content.documents())
        .extracting(d -> d.expected().size())
        .containsExactly(334L, 333L, 333L);
    assertThat(content.objects()).isEqualTo(12);
    assertThat(LargeContent.of(3, 1000, 0).objects()).isEqualTo(3);
  }

  @Test
  void aMissingADoubledAndAChangedDocumentAreNoticed() throws IOException {
    LargeContent content = LargeContent.of(2, 1000, 0);
    List<LargeContent.Arrived> all =
        content.documents().stream()
            .map(LargeContent.Document::expected)
            .collect(Collectors.toList());
    assertThat(content.isAllIn(all)).isTrue();

    assertThat(content.isAllIn(all.subList(0, 1))).isFalse();
    assertThat(content.isAllIn(List.of(all.get(0), new LargeContent.Arrived(500, "00")))).isFalse();
    all.add(all.getFirst());
    assertThat(content.isAllIn(all)).isFalse();
  }
}
