package io.ivory.flow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The package tables of the architecture, as far as they are about this module. */
class ArchitectureTest {

    private static final JavaClasses MODEL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ivory.flow");

    @Test
    void theModelKnowsNoFrameworkNoTelephoneAndNoRuntime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "javax.sip..",
                        "io.ivory.runtime..",
                        "io.ivory.designer..",
                        "org.slf4j..")
                .because("others shall be able to use the model alone")
                .check(MODEL);
    }

    @Test
    void onlyTheFilePackageKnowsHowFilesAreParsed() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.ivory.flow.json..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml..", "de.siegmar..", "java.util.zip..")
                .because("there is one canonical form and one place that writes it")
                .check(MODEL);
    }

    @Test
    void onlyTheExpressionPackageKnowsHowExpressionsAndNumbersAreUnderstood() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.ivory.flow.expression..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.cel..", "com.ibm.icu..")
                .check(MODEL);
    }

    @Test
    void nodesAndPromptsKnowNothingOfWhatIsDoneWithThem() {
        noClasses()
                .that()
                .resideInAPackage("io.ivory.flow")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ivory.flow.*..")
                .check(MODEL);
    }

    @Test
    void theExplorerKnowsNeitherFilesNorRulesNorEdits() {
        noClasses()
                .that()
                .resideInAPackage("io.ivory.flow.explore..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ivory.flow.json..", "io.ivory.flow.check..", "io.ivory.flow.edit..")
                .because("rules may use what it proves")
                .check(MODEL);
    }

    @Test
    void packagesFormNoCircles() {
        slices().matching("io.ivory.flow.(*)..").should().beFreeOfCycles().check(MODEL);
    }

    @Test
    void nobodyHereAsksForTheTimeOrWaits() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("time is a parameter")
                .check(MODEL);
    }

    @Test
    void everyPackageIsNullMarked() throws ClassNotFoundException {
        Set<String> packages = new TreeSet<>();
        MODEL.forEach(type -> packages.add(type.getPackageName()));

        assertThat(packages).contains("io.ivory.flow", "io.ivory.flow.json");
        for (String name : packages) {
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }
}
