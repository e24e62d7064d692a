package dev.connections.web.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.capabilities.CapabilityView;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresetTest {
  private static final CapabilityView ACCESS = view("access", "Access", "BOTH", true, null);
  private static final CapabilityView MAIL = view("mail-backup", "Mail backup", "BACKUP");
  private static final CapabilityView BACK = view("mail-restore", "Mail restore", "RESTORE");
  private static final CapabilityView AUDIT = view("audit", "Audit", "BACKUP");
  private static final CapabilityView OLD =
      view("old-backup", "Old backup", "BACKUP", false, LocalDate.of(2027, 4, 1));
  private static final List<CapabilityView> OFFERED = List.of(ACCESS, BACK, MAIL, AUDIT, OLD);

  private static CapabilityView view(String code, String title, String direction) {
    return view(code, title, direction, false, null);
  }

  private static CapabilityView view(
      String code, String title, String direction, boolean mandatory, LocalDate removedFrom) {
    return new CapabilityView(
        code, title, "", direction, mandatory, false, 1, 1, null, removedFrom);
  }

  @Test
  void holdsWhatIsMandatoryAndWhatItIsCalledAfterButNothingThatIsAboutToEnd() {
    assertThat(Preset.ALL_BACKUP.codes(OFFERED)).containsExactly("access", "mail-backup", "audit");
    assertThat(Preset.BACKUP_AND_RESTORE.codes(OFFERED))
        .containsExactly("access", "mail-restore", "mail-backup", "audit");
  }

  @Test
  void isToldByWhatIsChosen() {
    assertThat(Preset.of(List.of("audit", "access", "mail-backup"), OFFERED))
        .isEqualTo(Preset.ALL_BACKUP);
    assertThat(Preset.of(Preset.BACKUP_AND_RESTORE.codes(OFFERED), OFFERED))
        .isEqualTo(Preset.BACKUP_AND_RESTORE);
    assertThat(Preset.of(List.of("access", "audit"), OFFERED)).isEqualTo(Preset.CUSTOM);
    assertThat(Preset.of(List.of(), OFFERED)).isEqualTo(Preset.CUSTOM);
  }

  @Test
  void standsInAGridThatPairsBackupAndRestoreOfTheSameData() {
    assertThat(CapabilityPair.of(OFFERED))
        .containsExactly(
            new CapabilityPair("Access", null, null, ACCESS),
            new CapabilityPair("Mail", MAIL, BACK, null),
            new CapabilityPair("Audit", AUDIT, null, null),
            new CapabilityPair("Old", OLD, null, null));
    assertThat(CapabilityPair.of(OFFERED).get(1).all()).containsExactly(MAIL, BACK);
  }
}
