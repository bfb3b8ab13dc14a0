package de.fallbruecke.fitconnect.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final long MIB = 1024 * 1024;

  @Test
  void whatIsHeldInMemoryFollowsTheHeapAndAttachmentsDoNot() {
    assertThat(Limits.DEFAULT.within(256 * MIB))
        .isEqualTo(new Limits(16 * MIB, 768 * MIB, 16 * MIB));
  }

  @Test
  void aLargeHeapLeavesTheLimitsAsTheyAre() {
    assertThat(Limits.DEFAULT.within(1600 * MIB)).isEqualTo(Limits.DEFAULT);
  }

  @Test
  void anAttachmentOf500MegabytesMayTravelInOnePiece() {
    long encrypted = 500 * MIB * 4 / 3 + 2000;

    assertThat(Limits.DEFAULT.attachment()).isGreaterThan(encrypted);
  }
}
