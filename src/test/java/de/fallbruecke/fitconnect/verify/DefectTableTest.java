package de.fallbruecke.fitconnect.verify;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.FaultCode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefectTableTest {
  private final DefectTable table = DefectTable.load();

  @Test
  void onlyWhatTheSenderAloneCanHaveCausedIsRejectable() {
    assertThat(Arrays.stream(DefectKind.values()).filter(k -> table.rule(k).rejectable()))
        .containsExactlyInAnyOrder(
            DefectKind.TAG_MISMATCH,
            DefectKind.HASH_MISMATCH,
            DefectKind.ATTACHMENT_MISSING,
            DefectKind.METADATA_NOT_READABLE,
            DefectKind.METADATA_INVALID,
            DefectKind.DATA_NOT_WELL_FORMED,
            DefectKind.DATA_INVALID);
  }

  @ParameterizedTest
  @EnumSource(DefectKind.class)
  void everyKindHasACompleteLineThatNobodyHasConfirmedYet(DefectKind kind) {
    DefectTable.Rule rule = table.rule(kind);
    assertThat(rule.problem())
        .matches("https://schema\\.fitko\\.de/fit-connect/events/problems/[a-z-]+");
    assertThat(rule.title()).isNotBlank();
    assertThat(rule.instance()).isIn("submission", "metadata", "data", "other", "part");
    assertThat(rule.confirmed()).isFalse();
    assertThat(rule.code().code()).matches("FB-VER-\\d+|FB-SUB-008");
  }

  @Test
  void theCodeIsTheOneOfTheDefectThatPreventsARejection() {
    Defect tag = new Defect(DefectKind.TAG_MISMATCH, "data", "");
    Defect key = new Defect(DefectKind.KEY_UNKNOWN, "attachment:1", "");
    assertThat(table.code(List.of(tag, key))).isEqualTo(FaultCode.KEY_UNKNOWN);
    assertThat(table.allRejectable(List.of(tag, key))).isFalse();
    assertThat(table.allRejectable(List.of(tag))).isTrue();
    assertThat(table.allRejectable(List.of())).isFalse();
    assertThat(table.problem(key).instance()).isEqualTo("attachment:1");
  }
}
