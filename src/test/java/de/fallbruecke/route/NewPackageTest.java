package de.fallbruecke.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.mapping.Mapping;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.draft.PackageDraft;
import de.fallbruecke.route.draft.PackageDraft.Source;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageFolder;
import de.fallbruecke.xoev.CodeLists;
import de.fallbruecke.xoev.SourceDocuments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code routes new} writes works as it is. */
class NewPackageTest {
  private static final Mappings MAPPINGS = RealRoutes.bean(Mappings.class);
  private static final CaseFormat FORMAT = RealRoutes.bean(CaseFormat.class);

  private static final CodeLists NO_LISTS =
      new CodeLists() {
        @Override
        public boolean knows(String list, String version) {
          return false;
        }

        @Override
        public Optional<String> label(String list, String version, String code) {
          return Optional.empty();
        }
      };

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Source.class)
  void theSamplePassesEveryCheckAndItsFixtureGivesWhatItExpects(Source source) {
    Path folder =
        PackageDraft.sample(source, "hunde-steuer", "Hundesteuer").write(directory, MAPPINGS);

    CheckedPackage checked = new PackageFolder(folder).read();
    assertThat(checked.manifest().title()).isEqualTo("Hundesteuer");
    assertThat(checked.manifest().version()).isEqualTo("0.1.0-draft");
    Mapping mapping = MAPPINGS.compile("hunde-steuer", "mapping.yaml", checked.files().content());
    String ending = source.name().toLowerCase(Locale.ROOT);
    byte[] input = checked.files().content().get("fixtures/ein-antrag/input." + ending);
    Mapping.Mapped mapped =
        mapping.apply(
            RealRoutes.bean(SourceDocuments.class).parse(input, "application/" + ending), NO_LISTS);
    String draft = FORMAT.toDraft(mapped.caseRecord());
    byte[] expected = checked.files().content().get("fixtures/ein-antrag/expected-case.xml");
    assertThat(draft).isEqualTo(FORMAT.toDraft(FORMAT.fromDraft(expected)));
    assertThat(mapped.coverage().open()).isEmpty();
  }

  @Test
  void anotherPackageIsCopiedUnderItsNewName() {
    CheckedPackage wohngeld = new PackageFolder(Path.of("routes/wohngeld")).read();

    Path folder =
        PackageDraft.copy(wohngeld, "mietzuschuss", "Mietzuschuss").write(directory, MAPPINGS);

    CheckedPackage copy = new PackageFolder(folder).read();
    assertThat(copy.manifest().id()).isEqualTo("mietzuschuss");
    assertThat(copy.manifest().services()).isEqualTo(wohngeld.manifest().services());
    assertThat(new String(copy.files().content().get("route.camel.yaml"), StandardCharsets.UTF_8))
        .contains("id: mietzuschuss");
    assertThat(copy.files().content().keySet()).isEqualTo(wohngeld.files().content().keySet());
  }

  @Test
  void anExistingFolderIsNeverTouched() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("hundesteuer"));
    PackageDraft draft = PackageDraft.sample(Source.XML, "hundesteuer", "Hundesteuer");

    assertThatThrownBy(() -> draft.write(directory, MAPPINGS))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.PACKAGE_NOT_WRITTEN));
    assertThat(folder).isEmptyDirectory();
    assertThatThrownBy(() -> PackageDraft.sample(Source.XML, "../x", "X"))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> PackageDraft.sample(Source.XML, "x", "X\nlicence: none"))
        .isInstanceOf(Fault.class);
  }
}
